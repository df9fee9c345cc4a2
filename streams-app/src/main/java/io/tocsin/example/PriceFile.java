package io.tocsin.example;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a {@link PriceSeries} from a CSV file with a column {@code date} (2026-03-01) and a column {@code close}, in any case, oldest day first. Rows
 * without a price, as on holidays, are left out.
 *
 * <p>Thread-safe.
 */
public final class PriceFile {
    private PriceFile() {}

    /** All prices of the file.
     *
     * @throws ExampleDataException if the file is not like that */
    public static PriceSeries read(Path file) {
        CsvTable table = CsvTable.read(file);
        String date = table.require("date");
        String close = table.require("close");
        List<LocalDate> days = new ArrayList<>();
        List<Double> closes = new ArrayList<>();
        for (CSVRecord row : table.rows()) {
            if (!table.text(row, close).isEmpty()) {
                days.add(day(table, row, date, days));
                closes.add(price(table, row, close));
            }
        }
        return new PriceSeries(
                String.valueOf(file.getFileName()),
                false,
                days,
                closes.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static LocalDate day(CsvTable table, CSVRecord row, String column, List<LocalDate> before) {
        String text = table.text(row, column);
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ExampleDataException(
                    "must be a date such as 2026-03-01: file=" + table.file() + " row=" + row.getRecordNumber()
                            + " value=" + text,
                    e);
        }
        if (!before.isEmpty() && !day.isAfter(before.get(before.size() - 1))) {
            throw new ExampleDataException("days must increase: file=" + table.file() + " row=" + row.getRecordNumber()
                    + " date=" + day + " after " + before.get(before.size() - 1));
        }
        return day;
    }

    private static double price(CsvTable table, CSVRecord row, String column) {
        double price = table.number(row, column);
        if (price <= 0) {
            throw new ExampleDataException("must be above 0: file=" + table.file() + " row=" + row.getRecordNumber()
                    + " " + column + "=" + price);
        }
        return price;
    }
}
