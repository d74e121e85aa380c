package io.interflux.benchmarks.graph.recursive;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a tree with what is beneath it. */
@Entity(name = "node")
public record TreeNode(
        @Id @Generated Long id,
        String name,
        @Nullable Long parentId,
        @HasMany(foreignKey = "parentId") @Nullable List<TreeNode> children)
        implements Parent {

    @Override
    public void tell(Tally tally) {
        tally.enter(id, name, parentId);
        if (children != null) {
            children.forEach(child -> child.tell(tally));
        }
        tally.leave();
    }
}
