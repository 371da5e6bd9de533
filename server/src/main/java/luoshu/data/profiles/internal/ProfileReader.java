package luoshu.data.profiles.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.data.matching.MatchField;
import luoshu.data.matching.MatchKind;
import luoshu.data.matching.Matching;
import luoshu.data.profiles.LibraryField;
import luoshu.data.profiles.ProfileView;
import luoshu.data.profiles.ProfileView.ProfileEntry;
import luoshu.data.profiles.ProfileView.ProfileField;
import luoshu.data.profiles.ProfileView.ProfileLibrary;
import luoshu.data.profiles.ProfileView.ProfileValue;
import luoshu.data.profiles.internal.ProfileQueries.Entry;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a profile together: library by library, for each field the value of the authoritative source, else the newest, and what others say beside it; certificates in force from the platform's own records. */
@Component
class ProfileReader {

    private static final String OWN = "certificates";
    private final ProfileQueries queries;
    private final RecordContent contents;
    private final LibraryContent libraries;
    private final Matching matching;
    private final Certificates certificates;

    ProfileReader(ProfileQueries queries, RecordContent contents, LibraryContent libraries, Matching matching, Certificates certificates) {
        this.queries = queries;
        this.contents = contents;
        this.libraries = libraries;
        this.matching = matching;
        this.certificates = certificates;
    }

    /** An entry, opened. */
    private record Opened(Entry entry, Map<String, StoredValue> values) {
    }

    /** {@code party}: whose certificates are shown, too. */
    ProfileView read(MatchKind kind, @Nullable UUID profile, @Nullable UUID party) {
        List<Opened> opened = profile == null ? List.of() : queries.entries(profile).stream().map(entry -> new Opened(entry, contents.open(entry.id(), entry.content()))).toList();
        Set<String> authoritative = queries.authoritative(opened.stream().map(one -> one.entry().feed()).distinct().toList());
        List<ProfileLibrary> shown = new ArrayList<>();
        for (LibraryContent.Library library : libraries.list()) {
            List<Opened> here = opened.stream().filter(one -> one.entry().library().equals(library.code())).toList();
            List<ProfileEntry> entries = library.code().equals(OWN) ? owned(party) : library.repeats() ? here.stream().map(one -> entry(kind, library, List.of(one), authoritative)).toList()
                    : here.isEmpty() ? List.of() : List.of(entry(kind, library, here, authoritative));
            if (!entries.isEmpty()) {
                shown.add(new ProfileLibrary(library.code(), library.name(), entries));
            }
        }
        return new ProfileView(kind, name(opened), shown);
    }

    private String name(List<Opened> opened) {
        return libraries.list().stream().flatMap(library -> opened.stream().filter(one -> one.entry().library().equals(library.code())).flatMap(one -> library.fields().stream().filter(field -> field.match() == MatchField.NAME)
                .filter(field -> one.values().containsKey(field.code())).map(field -> one.values().get(field.code()).value()))).findFirst().orElse("");
    }

    private ProfileEntry entry(MatchKind kind, LibraryContent.Library library, List<Opened> records, Set<String> authoritative) {
        List<ProfileField> fields = new ArrayList<>();
        for (LibraryField field : library.fields()) {
            List<ProfileValue> values = records.stream().filter(one -> one.values().containsKey(field.code())).map(one -> value(one, field, authoritative)).sorted(Comparator.comparing((ProfileValue one) -> !one.authoritative())
                    .thenComparing(ProfileValue::since, Comparator.reverseOrder())).toList();
            if (!values.isEmpty()) {
                List<ProfileValue> others = values.subList(1, values.size());
                fields.add(new ProfileField(field.code(), field.name(), values.getFirst(), others, others.stream().anyMatch(one -> !plain(kind, field, one).equals(plain(kind, field, values.getFirst())))));
            }
        }
        return new ProfileEntry(null, null, fields);
    }

    /** Another writing of the same is no disagreement. */
    private String plain(MatchKind kind, LibraryField field, ProfileValue value) {
        return field.match() == null ? value.value() : matching.plain(kind, field.match(), value.value());
    }

    private static ProfileValue value(Opened one, LibraryField field, Set<String> authoritative) {
        StoredValue value = one.values().get(field.code());
        Entry entry = one.entry();
        return new ProfileValue(entry.library() + "/" + field.code() + "/" + entry.id(), value.value(), entry.organName(), entry.sourceName(), entry.table(), value.column(), value.batch(), value.since(), entry.seenAt(),
                authoritative.contains(entry.feed() + " " + field.code()), entry.placed(), entry.bits());
    }

    private List<ProfileEntry> owned(@Nullable UUID party) {
        return party == null ? List.of() : certificates.list(party).stream().filter(one -> one.state() == CertificateState.VALID).map(ProfileReader::certificate).toList();
    }

    private static ProfileEntry certificate(Certificate one) {
        List<ProfileField> fields = new ArrayList<>();
        if (!one.number().isEmpty()) {
            fields.add(owned(one, "number", new Text("证照编号", "Number"), one.number()));
        }
        fields.add(owned(one, "issuer", new Text("颁发机构", "Issuer"), one.issuer().name()));
        fields.add(owned(one, "valid", new Text("有效期", "Valid"), one.validFrom() + " — " + (one.validTo() == null ? "长期" : one.validTo())));
        fields.addAll(one.fields().stream().filter(field -> !field.value().isBlank()).map(field -> owned(one, field.name(), field.label(), field.value())).toList());
        return new ProfileEntry(one.typeName(), one.id(), fields);
    }

    private static ProfileField owned(Certificate one, String code, Text label, String value) {
        return new ProfileField(code, label, new ProfileValue(OWN + "/" + code + "/" + one.id(), value, one.issuer().name(), "电子证照", one.identifier().toString(), null, null, one.issuedAt(), one.changedAt(), true, "NUMBER", null), List.of(),
                false);
    }
}
