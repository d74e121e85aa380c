package io.interflux.kotlin

import io.interflux.Interflux
import io.interflux.model.Schema
import io.interflux.query.ManyToManyHandle
import io.interflux.query.ModelHandle
import io.interflux.query.Select
import io.interflux.r2dbc.R2dbcInterflux
import io.interflux.testkit.OnEachDatabase
import io.interflux.testkit.StatementGuard.expectStatements
import io.interflux.testkit.TestDatabase
import org.assertj.core.api.Assertions.assertThat
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono
import java.time.Duration
import io.interflux.kotlin.processed.Grant as ProcessedGrant
import io.interflux.kotlin.processed.Grant_
import io.interflux.kotlin.processed.Profile as ProcessedProfile
import io.interflux.kotlin.processed.Profile_
import io.interflux.kotlin.processed.User as ProcessedUser
import io.interflux.kotlin.processed.User_

/** Data classes are written and read, those of another module by what the processor made of them, and those of this one by reflection. */
class DataClassesIT {

    @OnEachDatabase
    fun thoseOfAnotherModuleByTheProcessor(database: TestDatabase) {
        val interflux = withTables(database, Schema.of(ProcessedUser::class.java, ProcessedProfile::class.java, ProcessedGrant::class.java))
        val queen = ProcessedProfile(name = "Queen", grant = ProcessedGrant(selfGranted = true))
        val senator = ProcessedProfile(name = "Senator", grant = ProcessedGrant(selfGranted = false))
        interflux.insertGraph(ProcessedUser(username = "p4dm3", points = 1000, profiles = listOf(queen, senator))) {
            it.with(User_.profiles)
        }.now()

        val query = Select.from(User_.model)
            .where(User_.points.greaterThan(100).and(User_.isActive.isTrue))
            .include(User_.profiles) { profiles ->
                profiles.through { it.only(Grant_.selfGranted).where(Grant_.selfGranted.isTrue) }
                    .where(Profile_.name.like("Q%"))
            }
        val found = expectStatements(2, interflux.find(query)).all()

        assertThat(found).containsExactly(
            ProcessedUser(
                id = 1,
                username = "p4dm3",
                points = 1000,
                profiles = listOf(ProcessedProfile(id = 1, name = "Queen", grant = found[0].profiles!![0].grant)),
            ),
        )
        assertThat(found[0].profiles!![0].grant!!.selfGranted).isTrue()
    }

    @OnEachDatabase
    fun thoseOfThisModuleByReflection(database: TestDatabase) {
        val interflux = withTables(database, Schema.of(User::class.java, Profile::class.java, Grant::class.java))
        val queen = Profile(name = "Queen", grant = Grant(selfGranted = true))
        val user = interflux.insertGraph(User(username = "p4dm3", points = 1000, isActive = false, profiles = listOf(queen))) {
            it.with(PROFILES)
        }.now()
        interflux.update(user.copy(username = "padme", profiles = null)).now()

        val found = interflux.find(Select.from(User::class.java).include("profiles").include("grants")).all()

        val grant = found[0].grants!![0]
        assertThat(grant.selfGranted).isTrue()
        assertThat(found).containsExactly(
            User(
                id = 1,
                username = "padme",
                points = 1000,
                isActive = false,
                profiles = listOf(Profile(id = 1, name = "Queen", grant = grant)),
                grants = listOf(grant),
            ),
        )
    }

    @OnEachDatabase
    fun oneWhoseParametersAllHaveDefaults(database: TestDatabase) {
        val interflux = withTables(database, Schema.of(Note::class.java))

        val stored = interflux.insert(Note(text = "water the plants")).now()

        assertThat(stored).isEqualTo(Note(id = 1, text = "water the plants", stars = 3))
        assertThat(interflux.find(Select.from(Note::class.java)).all()).containsExactly(stored)
    }

    private fun withTables(database: TestDatabase, schema: Schema): Interflux {
        val interflux = R2dbcInterflux.create(database.connectionFactory(), schema)
        interflux.schema().create().block(LIMIT)
        return interflux
    }

    private fun <T : Any> Mono<T>.now(): T = block(LIMIT)!!

    private fun <T : Any> Flux<T>.all(): List<T> = collectList().block(LIMIT)!!

    private companion object {
        val PROFILES: ManyToManyHandle<User, Profile, Grant> = ModelHandle.of(User::class.java)
            .manyToMany("profiles", ModelHandle.of(Profile::class.java), ModelHandle.of(Grant::class.java))
        val LIMIT: Duration = Duration.ofSeconds(60)
    }
}
