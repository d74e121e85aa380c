package io.interflux.mapping;

/**
 * Begins the definition of an entity by its constructor, of up to twelve parameters: {@code map(User.class, User::new)}. An entity of more is
 * begun by {@link EntityMap#of}.
 */
@SuppressWarnings({"unchecked", "NullAway"
}) // each argument is what the accessor of its component gives back, null included
public final class EntityMaps {

    private EntityMaps() {}

    /** A constructor of 1 parameter. */
    @FunctionalInterface
    public interface Of1<A, T> {

        /** A new instance. */
        T make(A a);
    }

    /** An entity whose constructor has 1 parameter. */
    public static <A, T> EntityMap<T> map(Class<T> type, Of1<A, T> constructor) {
        return EntityMap.of(type, 1, v -> constructor.make((A) v[0]));
    }

    /** A constructor of 2 parameters. */
    @FunctionalInterface
    public interface Of2<A, B, T> {

        /** A new instance. */
        T make(A a, B b);
    }

    /** An entity whose constructor has 2 parameters. */
    public static <A, B, T> EntityMap<T> map(Class<T> type, Of2<A, B, T> constructor) {
        return EntityMap.of(type, 2, v -> constructor.make((A) v[0], (B) v[1]));
    }

    /** A constructor of 3 parameters. */
    @FunctionalInterface
    public interface Of3<A, B, C, T> {

        /** A new instance. */
        T make(A a, B b, C c);
    }

    /** An entity whose constructor has 3 parameters. */
    public static <A, B, C, T> EntityMap<T> map(Class<T> type, Of3<A, B, C, T> constructor) {
        return EntityMap.of(type, 3, v -> constructor.make((A) v[0], (B) v[1], (C) v[2]));
    }

    /** A constructor of 4 parameters. */
    @FunctionalInterface
    public interface Of4<A, B, C, D, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d);
    }

    /** An entity whose constructor has 4 parameters. */
    public static <A, B, C, D, T> EntityMap<T> map(Class<T> type, Of4<A, B, C, D, T> constructor) {
        return EntityMap.of(type, 4, v -> constructor.make((A) v[0], (B) v[1], (C) v[2], (D) v[3]));
    }

    /** A constructor of 5 parameters. */
    @FunctionalInterface
    public interface Of5<A, B, C, D, E, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e);
    }

    /** An entity whose constructor has 5 parameters. */
    public static <A, B, C, D, E, T> EntityMap<T> map(Class<T> type, Of5<A, B, C, D, E, T> constructor) {
        return EntityMap.of(type, 5, v -> constructor.make((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]));
    }

    /** A constructor of 6 parameters. */
    @FunctionalInterface
    public interface Of6<A, B, C, D, E, F, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e, F f);
    }

    /** An entity whose constructor has 6 parameters. */
    public static <A, B, C, D, E, F, T> EntityMap<T> map(Class<T> type, Of6<A, B, C, D, E, F, T> constructor) {
        return EntityMap.of(type, 6, v -> constructor.make((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5]));
    }

    /** A constructor of 7 parameters. */
    @FunctionalInterface
    public interface Of7<A, B, C, D, E, F, G, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e, F f, G g);
    }

    /** An entity whose constructor has 7 parameters. */
    public static <A, B, C, D, E, F, G, T> EntityMap<T> map(Class<T> type, Of7<A, B, C, D, E, F, G, T> constructor) {
        return EntityMap.of(
                type, 7, v -> constructor.make((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6]));
    }

    /** A constructor of 8 parameters. */
    @FunctionalInterface
    public interface Of8<A, B, C, D, E, F, G, H, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    /** An entity whose constructor has 8 parameters. */
    public static <A, B, C, D, E, F, G, H, T> EntityMap<T> map(
            Class<T> type, Of8<A, B, C, D, E, F, G, H, T> constructor) {
        return EntityMap.of(
                type,
                8,
                v -> constructor.make((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7]));
    }

    /** A constructor of 9 parameters. */
    @FunctionalInterface
    public interface Of9<A, B, C, D, E, F, G, H, I, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e, F f, G g, H h, I i);
    }

    /** An entity whose constructor has 9 parameters. */
    public static <A, B, C, D, E, F, G, H, I, T> EntityMap<T> map(
            Class<T> type, Of9<A, B, C, D, E, F, G, H, I, T> constructor) {
        return EntityMap.of(
                type,
                9,
                v -> constructor.make(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8]));
    }

    /** A constructor of 10 parameters. */
    @FunctionalInterface
    public interface Of10<A, B, C, D, E, F, G, H, I, J, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    }

    /** An entity whose constructor has 10 parameters. */
    public static <A, B, C, D, E, F, G, H, I, J, T> EntityMap<T> map(
            Class<T> type, Of10<A, B, C, D, E, F, G, H, I, J, T> constructor) {
        return EntityMap.of(
                type,
                10,
                v -> constructor.make(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9]));
    }

    /** A constructor of 11 parameters. */
    @FunctionalInterface
    public interface Of11<A, B, C, D, E, F, G, H, I, J, K, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k);
    }

    /** An entity whose constructor has 11 parameters. */
    public static <A, B, C, D, E, F, G, H, I, J, K, T> EntityMap<T> map(
            Class<T> type, Of11<A, B, C, D, E, F, G, H, I, J, K, T> constructor) {
        return EntityMap.of(
                type,
                11,
                v -> constructor.make(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10]));
    }

    /** A constructor of 12 parameters. */
    @FunctionalInterface
    public interface Of12<A, B, C, D, E, F, G, H, I, J, K, L, T> {

        /** A new instance. */
        T make(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
    }

    /** An entity whose constructor has 12 parameters. */
    public static <A, B, C, D, E, F, G, H, I, J, K, L, T> EntityMap<T> map(
            Class<T> type, Of12<A, B, C, D, E, F, G, H, I, J, K, L, T> constructor) {
        return EntityMap.of(
                type,
                12,
                v -> constructor.make(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9], (K) v[10], (L) v[11]));
    }
}
