package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.query.AttributeHandle;
import io.interflux.sql.InsertValue;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entities of one model as rows of a bulk load, with the values that an insert would write. */
final class EntityRows<T> implements BulkRows<T> {

    private static final BitSet NONE = new BitSet();

    private final EntityType<T> type;
    private final List<Attribute> attributes;
    private final RowValues<T> values;

    EntityRows(EntityType<T> type) {
        this.type = type;
        this.attributes = List.copyOf(type.model().attributes());
        this.values = new RowValues<>(type);
    }

    @Override
    public Model model() {
        return type.model();
    }

    @Override
    public String name() {
        return type.model().name();
    }

    @Override
    public Key conflictKey(List<? extends AttributeHandle<?, ?>> handles) {
        return Upserts.key(type.model(), handles);
    }

    @Override
    public BulkRow row(T element, long position, @Nullable Key key) {
        String path = name() + "[" + position + "]";
        requireEntity(element, path);
        List<InsertValue> row = values.of(element, path);
        if (key == null) {
            return new BulkRow(position, row, NONE);
        }
        if (!Upserts.isFresh(type, element, key)) {
            RowKey.of(type, element, key, path);
        }
        return new BulkRow(position, row, updated(element, key));
    }

    private BitSet updated(T element, Key key) {
        List<Attribute> written = Overwrite.of(type, element, key);
        BitSet updated = new BitSet(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            updated.set(i, written.contains(attributes.get(i)));
        }
        return updated;
    }

    /** The handle says what the elements are, but only to the compiler. */
    private void requireEntity(Object element, String path) {
        if (!type.fits(element)) {
            throw new QueryException("The element " + path + " of the source is " + EntityType.describe(element)
                    + ", but the load is one of " + name() + " ("
                    + type.mapping().type().getSimpleName() + "); load each model by a call of its own.");
        }
    }
}
