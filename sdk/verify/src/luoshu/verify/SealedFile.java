package luoshu.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** An OFD file (GB/T 33190) and the electronic seals in it (GB/T 38540-2020, version 4). */
final class SealedFile {

    private static final int LARGEST = 32 << 20;
    private static final int UNPACKED = 96 << 20;
    private static final int ENTRIES = 2_000;
    private static final int SEALS = 100;
    private static final int LARGEST_VALUE = 4 << 20;
    private static final String SM3 = "1.2.156.10197.1.401";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final int STAMP = 0xa0;
    /** Clocks differ, in seconds. */
    private static final int SKEW = 300;

    /** One seal that was found right. {@code at} as the signer states it, {@code stamped} as a time stamp proves it, or null; {@code whole}: it protects every file of the package. */
    record Seal(String name, Instant at, Instant stamped, String signer, List<String> unprotected) {
        boolean whole() {
            return unprotected.isEmpty();
        }
    }

    private final Map<String, byte[]> files;
    private final Map<String, byte[]> digests = new HashMap<>();
    private final Element index;

    private SealedFile(Map<String, byte[]> files) {
        this.files = files;
        this.index = xml("OFD.xml");
    }

    static SealedFile open(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new Wrong("more than " + LARGEST + " bytes");
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > ENTRIES) {
                throw new Wrong("more files than a document has");
            }
            List<? extends ZipEntry> entries = zip.stream().toList();
            if (entries.stream().map(ZipEntry::getName).distinct().count() < entries.size()) {
                throw new Wrong("ambiguous: a name stands in it twice");
            }
            int left = UNPACKED;
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    left -= take(files, entry, in, left);
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new Wrong("not a package, or damaged: " + e.getMessage());
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(path))) {
            same(files, in);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new Wrong("damaged: " + e.getMessage());
        }
        return new SealedFile(files);
    }

    private static int take(Map<String, byte[]> into, ZipEntry entry, InputStream in, int left) throws IOException {
        String name = entry.getName();
        if (name.startsWith("/") || name.contains("\\") || List.of(name.split("/")).contains("..")) {
            throw new Wrong("a name that leaves the package: " + name);
        }
        if (entry.getSize() > left) {
            throw new Wrong("unpacks to more than a document");
        }
        int size = (int) entry.getSize();
        byte[] content = in.readNBytes(size + 1);
        if (content.length != size || entry.isDirectory() && size > 0) {
            throw new Wrong("damaged: " + name);
        }
        if (!entry.isDirectory()) {
            into.put(name, content);
        }
        return size;
    }

    /** A viewer believes either the directory or the entries: they must be one document. */
    private static void same(Map<String, byte[]> byDirectory, ZipInputStream in) throws IOException {
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            byte[] other = entry.isDirectory() ? new byte[0] : byDirectory.get(entry.getName());
            if (!entry.isDirectory() && !seen.add(entry.getName()) || other == null || !Arrays.equals(other, in.readNBytes(other.length + 1))) {
                throw new Wrong("ambiguous: the package's directory and its entries are two documents");
            }
        }
        if (!seen.equals(byDirectory.keySet())) {
            throw new Wrong("ambiguous: the package's directory and its entries are two documents");
        }
    }

    /** Custom data of the document: of a certificate ZZMC, ZZBH, ZZBS and so on. Worth something only when it is sealed. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        Element at = index;
        for (String step : List.of("DocBody", "DocInfo", "CustomDatas")) {
            at = at == null ? null : at.child(step);
        }
        for (Element data : at == null ? List.<Element>of() : at.all("CustomData")) {
            facts.put(data.attribute("Name"), data.text());
        }
        return facts;
    }

    /** @throws Wrong saying what is wrong with the first seal that is */
    List<Seal> verify(Trust trust, Instant now) {
        Element body = index.child("DocBody");
        if (body == null || body.child("Signatures") == null) {
            throw new Wrong("nobody sealed this document");
        }
        String list = resolve("OFD.xml", body.text("Signatures"));
        Set<String> machinery = new HashSet<>(Set.of(list));
        List<String> paths = new ArrayList<>();
        for (Element each : xml(list).all("Signature")) {
            if (paths.size() == SEALS) {
                throw new Wrong("more seals than anybody puts on a document");
            }
            String path = resolve(list, each.attribute("BaseLoc"));
            paths.add(path);
            machinery.add(path);
            machinery.add(resolve(path, xml(path).text("SignedValue")));
        }
        if (paths.isEmpty()) {
            throw new Wrong("nobody sealed this document");
        }
        return paths.stream().map(path -> verify(path, machinery, trust, now)).toList();
    }

    private Seal verify(String path, Set<String> machinery, Trust trust, Instant now) {
        Element description = xml(path);
        Element info = description.child("SignedInfo");
        if (info == null) {
            throw new Wrong("a description without SignedInfo");
        }
        byte[] signedValue = file(resolve(path, description.text("SignedValue")));
        if (signedValue.length > LARGEST_VALUE) {
            throw new Wrong("too long for a sealed value");
        }
        Der value = Der.parse(signedValue).is(Der.SEQUENCE);
        Der toSign = value.child(0).is(Der.SEQUENCE);
        if (!toSign.child(0).integer().equals(BigInteger.valueOf(4)) || value.children().size() > 5) {
            throw new Wrong("a seal of a version unknown here");
        }
        if (!value.child(2).oid().equals(SM2_WITH_SM3)) {
            throw new Wrong("not signed with SM2 and SM3");
        }
        X509 signer = X509.parse(value.child(1).is(Der.OCTETS).content());
        if (!Sm2.verify(signer.key(), toSign.whole(), Der.parse(value.child(3).bits()).rawSignature())) {
            throw new Wrong("altered: the signature over the sealed value does not fit");
        }
        Der seal = toSign.child(1).is(Der.SEQUENCE);
        Instant at = toSign.child(2).time();
        if (at.isAfter(now.plusSeconds(SKEW))) {
            throw new Wrong("sealed in the future: " + at);
        }
        Element sealFile = info.child("Seal");
        if (sealFile != null && !Arrays.equals(file(resolve(path, sealFile.text("BaseLoc"))), seal.whole())) {
            throw new Wrong("the seal shown is not the seal that signed");
        }
        Instant stamped = value.children().size() < 5 ? null : TimeStamp.verify(inside(value.child(4)).bits(), Sm3.hash(value.child(3).bits()), trust);
        if (stamped != null && stamped.isBefore(at.minusSeconds(SKEW))) {
            throw new Wrong("time stamped at " + stamped + ", before it was sealed as it says, at " + at);
        }
        // Who stamps late proves no more than that: what ended in between is no longer known to have been good.
        Instant proven = stamped != null && stamped.isAfter(at.plusSeconds(SKEW)) ? stamped : at;
        String name = checkSeal(seal, signer, proven, trust);
        trust.check(signer, proven, X509.DOCUMENT);
        if (!Arrays.equals(toSign.child(3).bits(), digest(path))) {
            throw new Wrong("altered: the list of what is sealed");
        }
        if (!resolve("", toSign.child(4).text()).equals(path)) {
            throw new Wrong("a seal put for another place: " + toSign.child(4).text());
        }
        return new Seal(name, at, stamped, signer.name(), uncovered(path, info, machinery));
    }

    private static Der inside(Der tagged) {
        if (tagged.is(STAMP).children().size() != 1) {
            throw new Wrong("more than a time stamp behind the signature");
        }
        return tagged.child(0);
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
        if (!property.child(2).integer().equals(BigInteger.ONE)) {
            throw new Wrong("a seal that lists its holders in a way unknown here");
        }
        if (property.child(3).children().stream().noneMatch(holder -> Arrays.equals(holder.content(), signer.encoded()))) {
            throw new Wrong(signer.name() + " is not among those who may use the seal " + name);
        }
        return name;
    }

    private List<String> uncovered(String path, Element info, Set<String> machinery) {
        Element references = info.child("References");
        String method = references == null ? "" : references.attribute("CheckMethod");
        if (references == null || !method.equals("SM3") && !method.equals(SM3)) {
            throw new Wrong("files checked in a way unknown here: " + method);
        }
        Set<String> left = new HashSet<>(files.keySet());
        left.removeAll(machinery);
        for (Element each : references.all("Reference")) {
            String file = resolve(path, each.attribute("FileRef"));
            if (!each.text("CheckValue").replaceAll("\\s", "").equals(Base64.getEncoder().encodeToString(digest(file)))) {
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

    /** Computed once a file, however many seals name it. */
    private byte[] digest(String path) {
        return digests.computeIfAbsent(path, each -> Sm3.hash(file(each)));
    }

    private Element xml(String path) {
        return Element.read(file(path), path);
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
}
