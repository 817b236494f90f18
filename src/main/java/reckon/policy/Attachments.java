package reckon.policy;

import java.time.Instant;
import java.util.List;

/** Finds what is unbound from an instance that is released (Rule R1), once all requests of a case are decided. */
final class Attachments {
    private final CaseFile file;
    private final CaseMemory memory;
    private final Night night;

    Attachments(CaseFile file, CaseMemory memory, Night night) {
        this.file = file;
        this.memory = memory;
        this.night = night;
    }

    /** Returns the line with the disks and addresses that go on without the instance. */
    DecisionLine unbind(DecisionLine line) {
        List<String> attached = file.resource(line.resourceId()).attached();
        if (attached.isEmpty() || !line.unsubscribes()) {
            return line;
        }
        PolicyVersion.Roles roles =
                night.policies().inForceAt(line.submittedAt()).roles();
        if (line.product() == null || !roles.instances().contains(line.product())) {
            return line;
        }
        return line.withUnbound(attached.stream()
                .filter(id -> isDiskOrAddress(id, roles) && goesOn(id, line.submittedAt()))
                .sorted()
                .toList());
    }

    private boolean isDiskOrAddress(String resourceId, PolicyVersion.Roles roles) {
        Resource resource = file.resource(resourceId).line();
        return resource != null
                && roles.attachable().contains(resource.product())
                && (resource.status() == ResourceStatus.ACTIVE || resource.status() == ResourceStatus.FROZEN);
    }

    private boolean goesOn(String resourceId, Instant releasedAt) {
        Instant unsubscribedAt = memory.unsubscribedAt(resourceId);
        return unsubscribedAt == null || unsubscribedAt.isAfter(releasedAt);
    }
}
