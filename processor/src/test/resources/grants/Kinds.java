package grants;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Convert;
import io.interflux.annotation.CreatedAt;
import io.interflux.annotation.DeletedAt;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.annotation.UpdatedAt;
import io.interflux.annotation.Version;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.ReferentialAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Entities that use all that annotations can say. */
final class Kinds {

    private Kinds() {}

    enum Colour {
        RED,
        GREEN
    }

    record Email(String text) {}

    static final class EmailConverter implements Converter<Email, String> {

        @Override
        public Class<Email> attributeType() {
            return Email.class;
        }

        @Override
        public String toColumn(Email value) {
            return value.text();
        }

        @Override
        public Email toAttribute(String value) {
            return new Email(value);
        }
    }

    @Entity(name = "thing", table = "all things")
    record Everything(
            @Id UUID one,
            @Id @Column(name = "key two") int two,
            boolean flag,
            Boolean boxedFlag,
            short small,
            long large,
            float single,
            double twice,
            BigDecimal exact,
            @Column(precision = 12, scale = 2) BigDecimal money,
            @Column(length = 40, nullable = false, unique = true) String code,
            @Column(type = DataType.Kind.TEXT) String text,
            @Column(type = DataType.Kind.JSON) String json,
            LocalDate day,
            LocalTime time,
            LocalDateTime local,
            OffsetDateTime offset,
            Instant moment,
            byte[] bytes,
            Colour colour,
            List<String> tags,
            List<Colour> colours,
            Integer[] numbers,
            @Convert(EmailConverter.class) Email email,
            String model,
            @Version Long version,
            @CreatedAt Instant createdAt,
            @UpdatedAt Instant updatedAt,
            @DeletedAt Instant deletedAt) {}

    @Entity(keyless = true, schema = "log", table = "lines")
    record Line(String text) {}

    @Entity
    static final class Person {

        @Id
        @Generated
        private final Long id;

        private final String name;
        private final boolean active;
        private final Person boss;
        final List<Person> reports;

        @BelongsToMany(through = Friendship.class, inverseAs = "admirers", throughAs = "since", links = false)
        private final List<Person> friends;

        @HasOne(foreignKey = "owner", onDelete = ReferentialAction.CASCADE)
        private final Desk desk;

        @Junction
        private final Friendship friendship;

        Person(
                Long id,
                String name,
                boolean active,
                @BelongsTo(foreignKey = "bossId", onDelete = ReferentialAction.SET_NULL) Person boss,
                @HasMany(foreignKey = "bossId") List<Person> reports,
                List<Person> friends,
                Desk desk,
                Friendship friendship) {
            this.id = id;
            this.name = name;
            this.active = active;
            this.boss = boss;
            this.reports = reports;
            this.friends = friends;
            this.desk = desk;
            this.friendship = friendship;
        }

        Long getId() {
            return id;
        }

        String name() {
            return name;
        }

        boolean isActive() {
            return active;
        }

        Person boss() {
            return boss;
        }

        List<Person> friends() {
            return friends;
        }

        Desk getDesk() {
            return desk;
        }

        Friendship friendship() {
            return friendship;
        }
    }

    @Entity
    record Friendship(Long personId, LocalDate begin) {}

    @Entity
    record Desk(
            @Id Long id,
            Long owner,
            @BelongsTo(foreignKey = {"placeOne", "placeTwo"}, constraints = false, nullable = false) Everything place,
            @BelongsToMany(throughName = "desk_tools", unique = false, constraints = false) List<Tool> tools) {}

    @Entity
    record Tool(
            @Id Long id,
            @BelongsToMany(throughName = "desk_tools", foreignKey = "toolKey", otherKey = "deskKey")
                    List<Desk> desks) {}
}
