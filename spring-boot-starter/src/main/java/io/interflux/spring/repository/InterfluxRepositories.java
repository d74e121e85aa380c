package io.interflux.spring.repository;

import io.interflux.Interflux;
import io.interflux.error.internal.Arguments;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.query.ModelHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** Makes repositories of interfaces. Spring Boot's auto-configuration makes a bean of each interface that it finds. */
public final class InterfluxRepositories {

    private InterfluxRepositories() {}

    /**
     * A repository that behaves as the interface says.
     *
     * @throws IllegalArgumentException if a method is neither one of {@link InterfluxRepository} nor a default one, if the schema has no
     *     model of its entity, or none with a primary key of the class that the interface says, or if a path of {@link Include} is not there
     */
    public static <R extends InterfluxRepository<?, ?>> R create(Class<R> type, Interflux interflux) {
        Arguments.required("The interface of a repository", type);
        Arguments.required("The Interflux", interflux);
        Class<?> entity = entity(type);
        EntityRepository<?, ?> target = new EntityRepository<>(
                interflux,
                ModelHandle.of(entity),
                key(type, entity, interflux.schema().definition()),
                List.of());
        return type.cast(RepositoryProxy.of(type, target));
    }

    private static Class<?> entity(Class<?> type) {
        Class<?> entity = ResolvableType.forClass(type)
                .as(InterfluxRepository.class)
                .getGeneric(0)
                .resolve();
        if (entity == null) {
            throw new IllegalArgumentException("The repository " + type.getName()
                    + " does not say what it holds; extend InterfluxRepository<User, Long>");
        }
        return entity;
    }

    private static List<String> key(Class<?> type, Class<?> entity, Schema schema) {
        Model model = schema.model(entity)
                .orElseThrow(() -> new IllegalArgumentException("The repository " + type.getName() + " holds "
                        + entity.getName() + ", which is no entity of the schema; it has "
                        + schema.models().stream().map(Model::name).toList()));
        @Nullable Key key = model.primaryKey();
        if (key == null) {
            throw new IllegalArgumentException("The repository " + type.getName() + " holds " + entity.getName()
                    + ", which has no primary key; use Interflux itself");
        }
        requireKeyClass(type, entity, key.attributes());
        return key.attributes().stream().map(Attribute::name).toList();
    }

    private static void requireKeyClass(Class<?> type, Class<?> entity, List<Attribute> key) {
        Class<?> said = ResolvableType.forClass(type)
                .as(InterfluxRepository.class)
                .getGeneric(1)
                .resolve(Object.class);
        boolean single = key.size() == 1;
        Class<?> actual =
                single ? ClassUtils.resolvePrimitiveIfNecessary(key.get(0).javaType()) : List.class;
        if (said.isAssignableFrom(actual) || (!single && List.class.isAssignableFrom(said))) {
            return;
        }
        String are = single
                ? "is " + actual.getName()
                : "are the values " + key.stream().map(Attribute::name).toList();
        String fix = single ? actual.getSimpleName() : "List<?>";
        throw new IllegalArgumentException("The repository " + type.getName() + " has the key " + said.getName()
                + ", but that of " + entity.getSimpleName() + " " + are + "; extend InterfluxRepository<"
                + entity.getSimpleName() + ", " + fix + ">");
    }
}
