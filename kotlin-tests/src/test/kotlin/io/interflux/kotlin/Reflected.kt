package io.interflux.kotlin

import io.interflux.annotation.BelongsTo
import io.interflux.annotation.BelongsToMany
import io.interflux.annotation.Entity
import io.interflux.annotation.Generated
import io.interflux.annotation.HasMany
import io.interflux.annotation.Id
import io.interflux.annotation.Junction

/** The same entities as those of the other module, but no annotation processor has seen them. */
@Entity
data class User(
    @Id @Generated val id: Long? = null,
    val username: String,
    val points: Int = 0,
    val isActive: Boolean = true,
    @BelongsToMany(through = Grant::class) val profiles: List<Profile>? = null,
    @HasMany val grants: List<Grant>? = null,
)

@Entity
data class Profile(
    @Id @Generated val id: Long? = null,
    val name: String,
    @Junction val grant: Grant? = null,
    @BelongsToMany(through = Grant::class) val users: List<User>? = null,
)

@Entity
data class Grant(
    @Id @Generated val id: Long? = null,
    val selfGranted: Boolean,
    @BelongsTo val user: User? = null,
    @BelongsTo val profile: Profile? = null,
)

/** All parameters have defaults, so Kotlin adds a constructor without parameters. */
@Entity
data class Note(
    @Id @Generated val id: Long? = null,
    val text: String = "",
    val stars: Int = 3,
)
