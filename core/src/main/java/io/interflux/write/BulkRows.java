package io.interflux.write;

import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.query.AttributeHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of a source become rows of one table.
 *
 * @param <E> the elements
 */
interface BulkRows<E> {

    /** The model whose table they go to. */
    Model model();

    /** What is loaded, for messages: the model's or the association's name. */
    String name();

    /**
     * The key by which a row is found that is there already.
     *
     * @param attributes its attributes, or empty for the natural one
     * @throws io.interflux.error.QueryException if these are not unique, or there is no natural one
     */
    Key conflictKey(List<? extends AttributeHandle<?, ?>> attributes);

    /**
     * The row of an element.
     *
     * @param key by which a row that is there is found, or {@code null} where none is looked for
     * @throws io.interflux.error.QueryException if it does not fit
     */
    BulkRow row(E element, long position, @Nullable Key key);
}
