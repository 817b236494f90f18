package reckon.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A shared library that stands in for a real one that a machine does not have: it has the functions that a
 * program asks for, and each answers "not available".
 *
 * <p>The MySQL distribution that the tests start is linked against libaio and libnuma. Debian installs neither by
 * itself, the build promises to need nothing but a JDK and Maven, and no compiler can be taken for granted. Without
 * the libraries the server does not start at all; with functions that fail it says "Linux Native AIO disabled" and
 * works without, as it does on a kernel that lacks them.
 *
 * <p>So the library is written here byte by byte, as the smallest file that the loader of Linux on x86-64 takes
 * (System V ABI, AMD64 supplement; versions as in the Linux Standard Base, "Symbol Versioning"). It has what is
 * read when a program is loaded, namely a program header and a dynamic section, and none of the section headers
 * that only linkers and debuggers read:
 *
 * <pre>
 * segment 1, read and execute    ELF header, program headers, the one function's code, the hash table by which the
 *                                loader finds a name, the symbols, their versions, the versions' definitions, names
 * segment 2, read and write      the dynamic section: where all of that is. The loader writes into it
 * </pre>
 *
 * @param fileName the name by which programs ask for the library, such as {@code libaio.so.1}
 * @param versions the symbol versions that it defines, each with the functions that have it
 */
public record StandInLibrary(String fileName, List<Version> versions) {
    /** Asynchronous input and output: what {@code mysqld} 8.0.33 uses of it. */
    public static final StandInLibrary LIBAIO = new StandInLibrary(
            "libaio.so.1",
            List.of(
                    new Version("LIBAIO_0.1", List.of("io_submit")),
                    new Version("LIBAIO_0.4", List.of("io_setup", "io_getevents"))));

    /** Placement of memory on machines with several memories: what {@code mysqld} 8.0.33 uses of it. */
    public static final StandInLibrary LIBNUMA = new StandInLibrary(
            "libnuma.so.1",
            List.of(
                    new Version(
                            "libnuma_1.1",
                            List.of("mbind", "numa_alloc_local", "numa_available", "numa_free", "set_mempolicy")),
                    new Version("libnuma_1.2", List.of("numa_bitmask_free", "numa_get_mems_allowed"))));

    private static final byte[] RETURN_ENOSYS = {
        0x48,
        (byte) 0xC7,
        (byte) 0xC0,
        (byte) 0xDA,
        (byte) 0xFF,
        (byte) 0xFF,
        (byte) 0xFF, // mov rax, -38
        (byte) 0xC3 // ret
    };
    private static final int PAGE = 0x1000;
    private static final int ELF_HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int PROGRAM_HEADERS = 4;
    private static final int SYMBOL = 24;
    private static final int DYNAMIC_ENTRY = 16;
    private static final int DYNAMIC_ENTRIES = 10;
    private static final int DEFINITION = 20;
    private static final int DEFINITION_NAME = 8;
    private static final int CODE = ELF_HEADER + PROGRAM_HEADERS * PROGRAM_HEADER;

    /** A symbol version, such as {@code LIBAIO_0.4}, and the functions that have it. */
    public record Version(String name, List<String> functions) {}

    private record Symbol(String name, int version) {}

    /** Writes the library into a folder. */
    public void writeInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(fileName), image());
    }

    private byte[] image() {
        Names names = new Names();
        int ownName = names.offsetOf(fileName);
        List<Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            int number = i + 2; // 0 and 1 have a meaning of their own: local, and of no version
            versions.get(i).functions().forEach(function -> symbols.add(new Symbol(function, number)));
        }
        byte[] image = new byte[PAGE + DYNAMIC_ENTRIES * DYNAMIC_ENTRY];
        ByteBuffer file = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        file.position(CODE).put(RETURN_ENOSYS);
        int hashTable = put(file, hashTable(symbols.size()));
        int symbolTable = put(file, symbolTable(symbols, names));
        int symbolVersions = put(file, symbolVersions(symbols));
        int definitions = put(file, definitions(names));
        int strings = put(file, ByteBuffer.wrap(names.table()));
        int end = file.position();
        file.position(PAGE);
        dynamic(file, 14, ownName); // DT_SONAME
        dynamic(file, 4, hashTable); // DT_HASH
        dynamic(file, 5, strings); // DT_STRTAB
        dynamic(file, 10, names.table().length); // DT_STRSZ
        dynamic(file, 6, symbolTable); // DT_SYMTAB
        dynamic(file, 11, SYMBOL); // DT_SYMENT
        dynamic(file, 0x6FFF_FFF0, symbolVersions); // DT_VERSYM
        dynamic(file, 0x6FFF_FFFC, definitions); // DT_VERDEF
        dynamic(file, 0x6FFF_FFFD, versions.size() + 1); // DT_VERDEFNUM
        dynamic(file, 0, 0); // DT_NULL
        writeHeaders(file.position(0), end);
        return image;
    }

    private static void writeHeaders(ByteBuffer file, int end) {
        int dynamicBytes = file.capacity() - PAGE;
        file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0); // 64 bits, little end first, version 1
        file.putShort((short) 3).putShort((short) 62).putInt(1); // a shared object for x86-64, version 1
        file.putLong(0).putLong(ELF_HEADER).putLong(0).putInt(0); // no entry, program headers, no sections, no flags
        file.putShort((short) ELF_HEADER).putShort((short) PROGRAM_HEADER).putShort((short) PROGRAM_HEADERS);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
        int read = 4;
        int write = 2;
        int execute = 1;
        programHeader(file, 1, read | execute, 0, end, PAGE); // PT_LOAD
        programHeader(file, 1, read | write, PAGE, dynamicBytes, PAGE); // PT_LOAD
        programHeader(file, 2, read | write, PAGE, dynamicBytes, 8); // PT_DYNAMIC
        programHeader(file, 0x6474_E551, read | write, 0, 0, 16); // PT_GNU_STACK: a stack that is not executable
    }

    private static void programHeader(ByteBuffer file, int type, int flags, long offset, long size, long alignment) {
        file.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset);
        file.putLong(size).putLong(size).putLong(alignment);
    }

    private static void dynamic(ByteBuffer file, long tag, long value) {
        file.putLong(tag).putLong(value);
    }

    /** Returns a hash table of one bucket: all symbols are in one chain, and few as they are that is fast enough. */
    private static ByteBuffer hashTable(int symbols) {
        ByteBuffer table = bytes(4 * (2 + 1 + 1 + symbols));
        table.putInt(1).putInt(1 + symbols).putInt(1).putInt(0);
        for (int symbol = 1; symbol <= symbols; symbol++) {
            table.putInt(symbol == symbols ? 0 : symbol + 1);
        }
        return table.flip();
    }

    /** Returns the symbols: the empty one that must be first, then functions, all of them with the same code. */
    private static ByteBuffer symbolTable(List<Symbol> symbols, Names names) {
        ByteBuffer table = bytes(SYMBOL * (1 + symbols.size())).position(SYMBOL);
        byte globalFunction = 0x12;
        short defined = 1; // the number of a section; there are none, but 0 would say that it is defined elsewhere
        for (Symbol symbol : symbols) {
            table.putInt(names.offsetOf(symbol.name())).put(globalFunction).put((byte) 0);
            table.putShort(defined).putLong(CODE).putLong(RETURN_ENOSYS.length);
        }
        return table.flip();
    }

    private static ByteBuffer symbolVersions(List<Symbol> symbols) {
        ByteBuffer table = bytes(2 * (1 + symbols.size())).putShort((short) 0);
        symbols.forEach(symbol -> table.putShort((short) symbol.version()));
        return table.flip();
    }

    /** Returns the definitions of the versions; number 1 is that of the library itself. */
    private ByteBuffer definitions(Names names) {
        List<String> all = new ArrayList<>(List.of(fileName));
        versions.forEach(version -> all.add(version.name()));
        ByteBuffer table = bytes(all.size() * (DEFINITION + DEFINITION_NAME));
        for (int number = 1; number <= all.size(); number++) {
            String name = all.get(number - 1);
            boolean last = number == all.size();
            table.putShort((short) 1).putShort((short) (number == 1 ? 1 : 0)); // format 1; flag 1 for the library
            table.putShort((short) number).putShort((short) 1).putInt(hash(name)); // number, how many names, hash
            table.putInt(DEFINITION).putInt(last ? 0 : DEFINITION + DEFINITION_NAME); // to its name, to the next one
            table.putInt(names.offsetOf(name)).putInt(0);
        }
        return table.flip();
    }

    /** The hash function of the System V ABI, figure 5-13. */
    private static int hash(String name) {
        int hash = 0;
        for (byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash << 4) + letter;
            int high = hash & 0xF000_0000;
            hash = (hash ^ (high >>> 24)) & ~high;
        }
        return hash;
    }

    /** Puts a table at the next place that 8 divides, and returns that place. */
    private static int put(ByteBuffer file, ByteBuffer table) {
        int place = (file.position() + 7) & ~7;
        if (place + table.remaining() > PAGE) {
            throw new IllegalArgumentException("more functions than fit into one page");
        }
        file.position(place).put(table);
        return place;
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The names in the file, each ended by a 0; the first one is empty. */
    private static final class Names {
        private final ByteArrayOutputStream table = new ByteArrayOutputStream();

        Names() {
            table.write(0);
        }

        int offsetOf(String name) {
            int offset = table.size();
            table.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            table.write(0);
            return offset;
        }

        byte[] table() {
            return table.toByteArray();
        }
    }
}
