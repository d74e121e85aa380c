package io.interflux.spring.web;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;

@Entity
record Line(@Id Long id, @Column(length = 1000) String text) {}
