package io.interflux.spring.repository;

import io.interflux.Interflux;
import org.springframework.beans.factory.FactoryBean;

/** Makes one repository a bean. */
public final class RepositoryFactoryBean<R extends InterfluxRepository<?, ?>> implements FactoryBean<R> {

    private final Class<R> type;
    private final R repository;

    /** Makes the repository of the interface. */
    public RepositoryFactoryBean(Class<R> type, Interflux interflux) {
        this.type = type;
        this.repository = InterfluxRepositories.create(type, interflux);
    }

    @Override
    public R getObject() {
        return repository;
    }

    @Override
    public Class<R> getObjectType() {
        return type;
    }
}
