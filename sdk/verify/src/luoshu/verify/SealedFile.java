package luoshu.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An OFD file (GB/T 33190) and the electronic seals in it (GB/T 38540-2020, version 4). */
final class SealedFile {

    private static final int LARGEST = 32 << 20;
    private static final int UNPACKED = 96 << 20;
    private static final int ENTRIES = 2_000;
    private static final String SM3 = "1.2.156.10197.1.401";

    /** One seal that was found right. {@code whole}: it protects every file of the package. */
    record Seal(String name, Instant at, String signer, List<String> unprotected) {
        boolean whole() {
            return unprotected.isEmpty();
        }
    }

    private final Map<String, byte[]> files;
    private final Element index;

    private SealedFile(Map<String, byte[]> files) {
        this.files = files;
        this.index = xml("OFD.xml");
    }

    static SealedFile open(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new Wrong("more than " + LARGEST + " bytes");
        }
        Map<String, byte[]> byDirectory = new TreeMap<>();
        Map<String, byte[]> byEntries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    take(byDirectory, entry, in);
                }
            }
        } catch (java.util.zip.ZipException e) {
            throw new Wrong("not a package: " + e.getMessage());
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(path))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                take(byEntries, entry, in);
            }
        } catch (java.util.zip.ZipException e) {
            throw new Wrong("damaged: " + e.getMessage());
        }
        // A viewer believes either the directory or the entries: they must be one document.
        if (!byDirectory.keySet().equals(byEntries.keySet()) || byDirectory.entrySet().stream().anyMatch(each -> !Arrays.equals(each.getValue(), byEntries.get(each.getKey())))) {
            throw new Wrong("ambiguous: the package's directory and its entries are two documents");
        }
        return new SealedFile(byDirectory);
    }

    private static void take(Map<String, byte[]> into, ZipEntry entry, InputStream in) throws IOException {
        String name = entry.getName();
        if (name.startsWith("/") || name.contains("\\") || List.of(name.split("/")).contains("..")) {
            throw new Wrong("a name that leaves the package: " + name);
        }
        long sum = into.values().stream().mapToLong(each -> each.length).sum();
        byte[] content = in.readNBytes((int) (UNPACKED - sum) + 1);
        if (sum + content.length > UNPACKED || into.size() >= ENTRIES) {
            throw new Wrong("unpacks to more than a document");
        }
        if (!entry.isDirectory() && into.put(name, content) != null) {
            throw new Wrong("ambiguous: " + name + " stands in it twice");
        }
    }

    /** Custom data of the document: of a certificate ZZMC, ZZBH, ZZBS and so on. Worth something only when it is sealed. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        for (Element data : all(child(child(child(index, "DocBody"), "DocInfo"), "CustomDatas"), "CustomData")) {
            facts.put(data.getAttribute("Name"), data.getTextContent().strip());
        }
        return facts;
    }

    /** @throws Wrong saying what is wrong with the first seal that is */
    List<Seal> verify(Trust trust, Instant now) {
        Element entry = child(child(index, "DocBody"), "Signatures");
        if (entry == null) {
            throw new Wrong("nobody sealed this document");
        }
        String list = resolve("OFD.xml", entry.getTextContent().strip());
        Set<String> machinery = new HashSet<>(Set.of(list));
        List<String> paths = new ArrayList<>();
        for (Element each : all(xml(list), "Signature")) {
            String path = resolve(list, each.getAttribute("BaseLoc"));
            paths.add(path);
            machinery.add(path);
            machinery.add(resolve(path, text(xml(path), "SignedValue")));
        }
        if (paths.isEmpty()) {
            throw new Wrong("nobody sealed this document");
        }
        return paths.stream().map(path -> verify(path, machinery, trust, now)).toList();
    }

    private Seal verify(String path, Set<String> machinery, Trust trust, Instant now) {
        Element description = xml(path);
        Element info = child(description, "SignedInfo");
        Der value = Der.parse(file(resolve(path, text(description, "SignedValue")))).is(Der.SEQUENCE);
        Der toSign = value.child(0).is(Der.SEQUENCE);
        if (toSign.child(0).integer().intValueExact() != 4) {
            throw new Wrong("a seal of a version unknown here");
        }
        X509 signer = X509.parse(value.child(1).is(Der.OCTETS).content());
        if (!Sm2.verify(signer.key(), toSign.whole(), Der.parse(value.child(3).bits()).rawSignature())) {
            throw new Wrong("altered: the signature over the sealed value does not fit");
        }
        Der seal = toSign.child(1).is(Der.SEQUENCE);
        Instant at = toSign.child(2).time();
        if (at.isAfter(now.plusSeconds(300))) {
            throw new Wrong("sealed in the future: " + at);
        }
        Element sealFile = child(info, "Seal");
        if (sealFile != null && !Arrays.equals(file(resolve(path, text(sealFile, "BaseLoc"))), seal.whole())) {
            throw new Wrong("the seal shown is not the seal that signed");
        }
        String name = checkSeal(seal, signer, at, trust);
        trust.check(signer, at, X509.DOCUMENT);
        if (!Arrays.equals(toSign.child(3).bits(), Sm3.hash(file(path)))) {
            throw new Wrong("altered: the list of what is sealed");
        }
        if (!resolve("", toSign.child(4).text()).equals(path)) {
            throw new Wrong("a seal put for another place: " + toSign.child(4).text());
        }
        return new Seal(name, at, signer.name(), uncovered(path, info, machinery));
    }

    /** The seal itself: made by a seal-maker that is trusted, in its period, and for who used it. */
    private static String checkSeal(Der seal, X509 signer, Instant at, Trust trust) {
        Der facts = seal.child(0).is(Der.SEQUENCE);
        X509 maker = X509.parse(seal.child(1).is(Der.OCTETS).content());
        if (!Sm2.verify(maker.key(), facts.whole(), Der.parse(seal.child(3).bits()).rawSignature())) {
            throw new Wrong("forged: its maker did not sign this seal");
        }
        Der property = facts.child(2).is(Der.SEQUENCE);
        String name = property.child(1).text();
        trust.check(maker, property.child(4).time(), X509.SEAL_MAKING);
        if (at.isBefore(property.child(5).time()) || at.isAfter(property.child(6).time())) {
            throw new Wrong("sealed at " + at + ", outside the period of the seal " + name);
        }
        if (property.child(2).integer().intValueExact() != 1) {
            throw new Wrong("a seal that lists its holders in a way unknown here");
        }
        if (property.child(3).children().stream().noneMatch(holder -> Arrays.equals(holder.content(), signer.encoded()))) {
            throw new Wrong(signer.name() + " is not among those who may use the seal " + name);
        }
        return name;
    }

    private List<String> uncovered(String path, Element info, Set<String> machinery) {
        Element references = child(info, "References");
        String method = references == null ? "" : references.getAttribute("CheckMethod");
        if (!method.equals("SM3") && !method.equals(SM3)) {
            throw new Wrong("files checked in a way unknown here: " + method);
        }
        Set<String> left = new HashSet<>(files.keySet());
        left.removeAll(machinery);
        for (Element each : all(references, "Reference")) {
            String file = resolve(path, each.getAttribute("FileRef"));
            if (!Arrays.equals(Base64.getMimeDecoder().decode(text(each, "CheckValue")), Sm3.hash(file(file)))) {
                throw new Wrong("altered after it was sealed: " + file);
            }
            left.remove(file);
        }
        return left.stream().sorted().toList();
    }

    private byte[] file(String path) {
        byte[] file = files.get(path);
        if (file == null) {
            throw new Wrong("missing in the package: " + path);
        }
        return file;
    }

    private Element xml(String path) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(file(path))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new Wrong("not readable: " + path);
        }
    }

    private static String resolve(String from, String to) {
        if (to.startsWith("/")) {
            return to.substring(1);
        }
        int folder = from.lastIndexOf('/');
        List<String> steps = new ArrayList<>(folder < 0 ? List.of() : List.of(from.substring(0, folder).split("/")));
        for (String step : to.split("/")) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.removeLast();
            } else if (!step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private static Element child(Element parent, String name) {
        List<Element> all = all(parent, name);
        return all.isEmpty() ? null : all.getFirst();
    }

    private static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node each = parent == null ? null : parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        if (child == null) {
            throw new Wrong("a description without " + name);
        }
        return child.getTextContent().strip();
    }
}
