package io.tocsin.schemas.serde;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro's view of one contract, or of some: the generated classes of the types in them, and no others.
 *
 * <p>Avro otherwise loads whatever class a schema names, and since 1.12.2 refuses to until a JVM-wide property trusts it. The
 * classes of a contract are known when it is compiled, so nothing needs to be trusted and nothing to be set.
 *
 * <p>Thread-safe once made.
 */
public final class ContractData extends SpecificData {
    private final Map<String, Class<?>> classesByName = new HashMap<>();

    ContractData(Class<? extends SpecificRecord> type) {
        this(List.of(type));
    }

    /** The classes of these contracts together; at least one. */
    public ContractData(List<Class<? extends SpecificRecord>> types) {
        super(types.get(0).getClassLoader());
        for (Class<? extends SpecificRecord> type : types) {
            SpecificData generated = SpecificData.getForClass(type);
            generated.getConversions().forEach(this::addLogicalTypeConversion);
            addNamedTypes(generated.getSchema(type), type.getClassLoader());
        }
    }

    /** The generated class, or null for a type that is not in the contract; Avro then reads it as a generic value. */
    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> classesByName.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }

    private void addNamedTypes(Schema schema, ClassLoader loader) {
        switch (schema.getType()) {
            case RECORD -> {
                if (add(schema, loader)) {
                    schema.getFields().forEach(field -> addNamedTypes(field.schema(), loader));
                }
            }
            case ENUM, FIXED -> add(schema, loader);
            case ARRAY -> addNamedTypes(schema.getElementType(), loader);
            case MAP -> addNamedTypes(schema.getValueType(), loader);
            case UNION -> schema.getTypes().forEach(branch -> addNamedTypes(branch, loader));
            default -> {}
        }
    }

    private boolean add(Schema schema, ClassLoader loader) {
        try {
            return classesByName.put(schema.getFullName(), Class.forName(getClassName(schema), true, loader)) == null;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("contract has no generated class: record=" + schema.getFullName(), e);
        }
    }
}
