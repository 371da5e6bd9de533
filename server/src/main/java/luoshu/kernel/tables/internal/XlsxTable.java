package luoshu.kernel.tables.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import luoshu.kernel.tables.Table;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook (ECMA-376), read as a stream; its shared strings wait on disk. The values of formulas are those the file holds. */
public final class XlsxTable implements Table {

    private static final XMLInputFactory XML = factory();
    private final ZipFile zip;
    private final @Nullable DiskStrings strings;
    private final InputStream part;
    private final XMLStreamReader sheet;
    private final int longest;
    private long about;
    private int number;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private XlsxTable(ZipFile zip, @Nullable DiskStrings strings, InputStream part, int longest) throws XMLStreamException {
        this.zip = zip;
        this.strings = strings;
        this.part = part;
        this.sheet = XML.createXMLStreamReader(part);
        this.longest = longest;
    }

    /**
     * The file may be unlinked once this has returned.
     *
     * @param longest characters that are kept of a cell, and one more, by which it is known to be too long
     */
    public static XlsxTable open(Path file, int longest) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        DiskStrings strings = null;
        try {
            Map<String, String> targets = new HashMap<>();
            String shared = relations(zip, targets);
            String sheet = targets.get(firstSheet(zip));
            strings = shared == null ? null : strings(zip, shared, longest);
            return new XlsxTable(zip, strings, entry(zip, sheet), longest);
        } catch (XMLStreamException | IOException | RuntimeException damaged) {
            if (strings != null) {
                strings.close();
            }
            zip.close();
            throw new Unreadable(1, damaged);
        }
    }

    private static InputStream entry(ZipFile zip, @Nullable String path) throws IOException {
        ZipEntry entry = path == null ? null : zip.getEntry(path);
        if (entry == null) {
            throw new IOException("no part " + path);
        }
        return zip.getInputStream(entry);
    }

    private static String firstSheet(ZipFile zip) throws IOException, XMLStreamException {
        try (InputStream in = entry(zip, "xl/workbook.xml")) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheet")) {
                    return named(xml, "id");
                }
            }
        }
        throw new IOException("no sheet");
    }

    /** Fills targets by id; answers the part with the shared strings. */
    private static @Nullable String relations(ZipFile zip, Map<String, String> targets) throws IOException, XMLStreamException {
        String shared = null;
        try (InputStream in = entry(zip, "xl/_rels/workbook.xml.rels")) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Relationship")) {
                    String target = named(xml, "Target");
                    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    targets.put(named(xml, "Id"), path);
                    shared = named(xml, "Type").endsWith("/sharedStrings") ? path : shared;
                }
            }
        }
        return shared;
    }

    private static DiskStrings strings(ZipFile zip, String path, int longest) throws IOException, XMLStreamException {
        try (InputStream in = entry(zip, path); DiskStrings.Writer writer = new DiskStrings.Writer()) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                    writer.add(text(xml, "si", longest));
                }
            }
            return writer.finish();
        }
    }

    /** All t up to the end of the element, but those of phonetic readings. */
    private static StringBuilder text(XMLStreamReader xml, String until, int longest) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        int phonetic = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inside = xml.getLocalName().equals("t");
                    phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inside = false;
                    phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
                    if (xml.getLocalName().equals(until)) {
                        return text;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inside && phonetic == 0) {
                        add(text, xml, longest);
                    }
                }
                default -> { }
            }
        }
        return text;
    }

    private static void add(StringBuilder text, XMLStreamReader xml, int longest) {
        int room = longest + 1 - text.length();
        if (room > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
        }
    }

    private static String named(XMLStreamReader xml, String name) throws XMLStreamException {
        String value = find(xml, name);
        if (value == null) {
            throw new XMLStreamException("no " + name);
        }
        return value;
    }

    private static @Nullable String find(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    @Override
    public long about() {
        return about;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (sheet.hasNext()) {
                if (sheet.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (sheet.getLocalName()) {
                        case "dimension" -> about = lastRow(find(sheet, "ref"));
                        case "row" -> {
                            Row row = row();
                            if (!row.blank()) {
                                return row;
                            }
                        }
                        default -> { }
                    }
                } else if (sheet.isEndElement() && sheet.getLocalName().equals("sheetData")) {
                    return null;
                }
            }
            return null;
        } catch (XMLStreamException | RuntimeException damaged) {
            throw new Unreadable(number, damaged);
        }
    }

    private static long lastRow(@Nullable String reference) {
        String digits = reference == null ? "" : reference.substring(reference.indexOf(':') + 1).replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 7 ? 0 : Long.parseLong(digits);
    }

    private Row row() throws XMLStreamException {
        String given = find(sheet, "r");
        int next = given == null ? number + 1 : Integer.parseInt(given);
        if (next <= number || next > MOST_ROWS) {
            throw new XMLStreamException("rows out of order");
        }
        number = next;
        List<Cell> cells = new ArrayList<>();
        while (sheet.hasNext()) {
            int event = sheet.next();
            if (event == XMLStreamConstants.START_ELEMENT && sheet.getLocalName().equals("c")) {
                int column = column(find(sheet, "r"), cells.size());
                Cell cell = cell();
                if (column < MOST_CELLS) {
                    while (cells.size() <= column) {
                        cells.add(Cell.EMPTY);
                    }
                    cells.set(column, cell);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && sheet.getLocalName().equals("row")) {
                return new Row(number, cells);
            }
        }
        throw new XMLStreamException("the row does not end");
    }

    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && i < 3 && reference.charAt(i) >= 'A'; i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private Cell cell() throws XMLStreamException {
        String type = find(sheet, "t");
        StringBuilder value = new StringBuilder();
        boolean inside = false;
        while (sheet.hasNext()) {
            switch (sheet.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (sheet.getLocalName().equals("is")) {
                        value = text(sheet, "is", longest);
                    }
                    inside = sheet.getLocalName().equals("v");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inside) {
                        add(value, sheet, longest);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inside = false;
                    if (sheet.getLocalName().equals("c")) {
                        return cell(type, value.toString());
                    }
                }
                default -> { }
            }
        }
        throw new XMLStreamException("the cell does not end");
    }

    private Cell cell(@Nullable String type, String value) throws XMLStreamException {
        if (value.isEmpty()) {
            return Cell.EMPTY;
        }
        if ("s".equals(type)) {
            if (strings == null) {
                throw new XMLStreamException("no shared strings");
            }
            return new Cell(strings.get(Long.parseLong(value)), false);
        }
        return new Cell(value, type == null || type.equals("n"));
    }

    @Override
    public void close() throws IOException {
        part.close();
        zip.close();
        if (strings != null) {
            strings.close();
        }
    }
}
