package grants;

import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import javax.annotation.processing.Generated;

/**
 * What queries say of {@link User}: its model, its attributes and its associations.
 */
@Generated("io.interflux.processor.EntityProcessor")
public final class User_ {
    /**
     * The model of {@link User}.
     */
    public static final ModelHandle<User> model = ModelHandle.of(User.class);

    /**
     * The attribute {@link User#id()}.
     */
    public static final ComparableHandle<User, Long> id = model.attribute("id", Long.class);

    /**
     * The attribute {@link User#username()}.
     */
    public static final TextHandle<User> username = model.text("username");

    /**
     * The attribute {@link User#points()}.
     */
    public static final ComparableHandle<User, Integer> points = model.attribute("points", Integer.class);

    /**
     * The association {@link User#profiles()} to {@link Profile}, through {@code grant}.
     */
    public static final ManyToManyHandle<User, Profile, Grant> profiles = model.manyToMany("profiles", ModelHandle.of(Profile.class), ModelHandle.of(Grant.class));

    /**
     * The association {@link User#grants()} to {@link Grant}.
     */
    public static final ToManyHandle<User, Grant> grants = model.toMany("grants", ModelHandle.of(Grant.class));

    private User_() {
    }
}
