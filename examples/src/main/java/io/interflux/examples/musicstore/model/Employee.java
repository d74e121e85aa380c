package io.interflux.examples.musicstore.model;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the store's staff: {@code 3, Jane Peacock, Sales Support Agent}, who reports to 2, Nancy Edwards. */
@Entity
public record Employee(
        @Id Long id,
        @Column(length = 20, nullable = false) String lastName,
        @Column(length = 20, nullable = false) String firstName,
        @Column(length = 30) @Nullable String title,
        @Nullable Long managerId,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate hireDate,
        @Column(length = 40) @Nullable String city,
        @Column(length = 40) @Nullable String country,
        @Column(length = 60) @Nullable String email,
        @BelongsTo @Nullable Employee manager,
        @HasMany(foreignKey = "managerId") @Nullable List<Employee> reports,
        @HasMany(foreignKey = "supportAgentId") @Nullable List<Customer> customers) {}
