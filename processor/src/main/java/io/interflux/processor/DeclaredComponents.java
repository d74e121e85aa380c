package io.interflux.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Finds the components of a record or class, in the order of its constructor. */
final class DeclaredComponents {

    private final JavaTypes types;
    private final String what;

    /** @param what the classes are, for messages: {@code entity} */
    DeclaredComponents(JavaTypes types, String what) {
        this.types = types;
        this.what = what;
    }

    /**
     * The components; none where the record has none.
     *
     * @throws Mistake if it is not a record or class that generated code can make and read
     */
    List<DeclaredComponent> of(TypeElement type) {
        requireReachable(type);
        return type.getKind() == ElementKind.RECORD ? ofRecord(type) : ofClass(type);
    }

    private void requireReachable(TypeElement type) {
        if (type.getKind() != ElementKind.RECORD && type.getKind() != ElementKind.CLASS) {
            throw new Mistake(
                    type,
                    "The " + what + " " + type.getSimpleName() + " is neither a record nor a class; make it a record.");
        }
        if (!type.getTypeParameters().isEmpty()) {
            throw new Mistake(
                    type,
                    "The " + what + " " + type.getSimpleName()
                            + " has type parameters, which no row can tell; remove them.");
        }
        JavaTypes.withEnclosing(type).filter(DeclaredComponents::isPrivate).forEach(hidden -> {
            throw new Mistake(
                    type,
                    "The " + what + " " + type.getSimpleName()
                            + " cannot be reached by generated code in its package, since "
                            + hidden.getSimpleName() + " is private; remove private.");
        });
    }

    private static boolean isPrivate(Element element) {
        return element.getModifiers().contains(Modifier.PRIVATE);
    }

    private static List<DeclaredComponent> ofRecord(TypeElement type) {
        List<DeclaredComponent> components = new ArrayList<>();
        for (RecordComponentElement component : type.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            // The field is the element that has a position in the source.
            List<Element> elements = Stream.<Element>concat(field(type, name).stream(), Stream.of(component))
                    .toList();
            components.add(new DeclaredComponent(type, name, component.asType(), name + "()", elements));
        }
        return List.copyOf(components);
    }

    private List<DeclaredComponent> ofClass(TypeElement type) {
        requirePlainSuperclass(type);
        ExecutableElement constructor = constructor(type);
        List<DeclaredComponent> components = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            String name = parameter.getSimpleName().toString();
            Optional<VariableElement> field =
                    field(type, name).filter(candidate -> types.same(candidate.asType(), parameter.asType()));
            List<Element> elements =
                    Stream.<Element>concat(Stream.of(parameter), field.stream()).toList();
            components.add(new DeclaredComponent(type, name, parameter.asType(), accessor(type, parameter), elements));
        }
        return List.copyOf(components);
    }

    private void requirePlainSuperclass(TypeElement type) {
        if (type.getSuperclass() instanceof DeclaredType superclass
                && !superclass.getTypeArguments().isEmpty()) {
            throw new Mistake(
                    type,
                    "The " + what + " " + type.getSimpleName() + " extends " + superclass
                            + ", and components of a generic superclass are not read; declare them in the class itself, or"
                            + " share them by an @Embedded record.");
        }
    }

    private static ExecutableElement constructor(TypeElement type) {
        List<ExecutableElement> constructors = constructors(type);
        boolean inner = type.getNestingKind() != NestingKind.TOP_LEVEL
                && !type.getModifiers().contains(Modifier.STATIC);
        if (constructors.size() != 1 || type.getModifiers().contains(Modifier.ABSTRACT) || inner) {
            throw new Mistake(
                    type,
                    "The class " + type.getSimpleName() + " has " + constructors.size()
                            + " constructors; make it a record, or a static class that is not abstract and has exactly one,"
                            + " or one beside that without parameters.");
        }
        ExecutableElement constructor = constructors.get(0);
        if (isPrivate(constructor) || !constructor.getThrownTypes().isEmpty()) {
            throw new Mistake(
                    constructor,
                    "The constructor of " + type.getSimpleName()
                            + " cannot be called by generated code; let it be visible in its package and throw no checked exception.");
        }
        return constructor;
    }

    /** Leaves aside the one without parameters that Kotlin adds where all parameters have defaults. */
    private static List<ExecutableElement> constructors(TypeElement type) {
        List<ExecutableElement> all = ElementFilter.constructorsIn(type.getEnclosedElements());
        return all.stream()
                .filter(constructor ->
                        all.size() == 1 || !constructor.getParameters().isEmpty())
                .toList();
    }

    /** {@code name()}, {@code getName()} or {@code isName()}, or the field, whichever generated code may use. */
    private String accessor(TypeElement type, VariableElement parameter) {
        String name = parameter.getSimpleName().toString();
        return Stream.concat(methods(type, parameter), fields(type, parameter))
                .findFirst()
                .orElseThrow(() -> new Mistake(
                        parameter,
                        "The component " + type.getSimpleName() + "." + name
                                + " cannot be read by generated code; give the class a method " + name
                                + "(), a getter, or a field of that name and of type " + parameter.asType()
                                + " that is not private."));
    }

    private Stream<String> methods(TypeElement type, VariableElement parameter) {
        String name = parameter.getSimpleName().toString();
        String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Set<String> names = Set.of(name, "get" + capitalised, "is" + capitalised);
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getParameters().isEmpty() && isVisible(method))
                .filter(method -> names.contains(method.getSimpleName().toString()))
                .filter(method -> types.same(method.getReturnType(), parameter.asType()))
                .map(method -> method.getSimpleName() + "()")
                .sorted(Comparator.comparing(String::length));
    }

    private Stream<String> fields(TypeElement type, VariableElement parameter) {
        String name = parameter.getSimpleName().toString();
        return field(type, name).stream()
                .filter(field -> isVisible(field) && types.same(field.asType(), parameter.asType()))
                .map(field -> name);
    }

    private static boolean isVisible(Element member) {
        return !member.getModifiers().contains(Modifier.PRIVATE)
                && !member.getModifiers().contains(Modifier.STATIC);
    }

    private static Optional<VariableElement> field(TypeElement type, String name) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(name)
                        && !field.getModifiers().contains(Modifier.STATIC))
                .findFirst();
    }
}
