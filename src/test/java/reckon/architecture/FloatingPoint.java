package reckon.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Where the bytecode of a class computes with float or double, local variables and calculations between included,
 * which its declarations do not show.
 */
final class FloatingPoint extends ClassVisitor {
    private static final Set<String> BOXES = Set.of("java/lang/Float", "java/lang/Double");

    private final String className;
    private final List<String> uses = new ArrayList<>();

    private FloatingPoint(String className) {
        super(SpringAsmInfo.ASM_VERSION);
        this.className = className;
    }

    /** Returns a sentence for each place, none if there is none. */
    static List<String> uses(String className) {
        FloatingPoint visitor = new FloatingPoint(className);
        String resource = className.replace('.', '/') + ".class";
        try (InputStream bytecode = FloatingPoint.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytecode == null) {
                throw new IllegalArgumentException("there is no " + resource);
            }
            new ClassReader(bytecode).accept(visitor, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return visitor.uses;
    }

    private void check(boolean isFloatingPoint, String place) {
        if (isFloatingPoint) {
            uses.add(className + " has floating point in " + place);
        }
    }

    private static boolean isFloatingPoint(Type type) {
        return switch (type.getSort()) {
            case Type.FLOAT, Type.DOUBLE -> true;
            case Type.ARRAY -> isFloatingPoint(type.getElementType());
            case Type.OBJECT -> BOXES.contains(type.getInternalName());
            case Type.METHOD ->
                isFloatingPoint(type.getReturnType())
                        || Stream.of(type.getArgumentTypes()).anyMatch(FloatingPoint::isFloatingPoint);
            default -> false;
        };
    }

    /** Whether an instruction without operands loads, stores, computes, compares, converts to or returns one. */
    private static boolean isFloatingPoint(int opcode) {
        return switch (opcode) {
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2, Opcodes.DCONST_0, Opcodes.DCONST_1 -> true;
            case Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.FASTORE, Opcodes.DASTORE -> true;
            case Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM, Opcodes.FNEG -> true;
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM, Opcodes.DNEG -> true;
            case Opcodes.I2F, Opcodes.I2D, Opcodes.L2F, Opcodes.L2D, Opcodes.FRETURN, Opcodes.DRETURN -> true;
            default -> false;
        };
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        check(isFloatingPoint(Type.getType(descriptor)), name);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] thrown) {
        check(isFloatingPoint(Type.getMethodType(descriptor)), method);
        return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {
            @Override
            public void visitInsn(int opcode) {
                check(isFloatingPoint(opcode), method);
            }

            @Override
            public void visitVarInsn(int opcode, int variable) {
                boolean isLoad = opcode == Opcodes.FLOAD || opcode == Opcodes.DLOAD;
                check(isLoad || opcode == Opcodes.FSTORE || opcode == Opcodes.DSTORE, method);
            }

            @Override
            public void visitLdcInsn(Object constant) {
                check(constant instanceof Float || constant instanceof Double, method);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                check(isFloatingPoint(Type.getType(descriptor)), method);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                check(BOXES.contains(owner) || isFloatingPoint(Type.getMethodType(descriptor)), method);
            }
        };
    }
}
