package luoshu.trust.seals;

import java.util.List;

import luoshu.trust.layout.LayoutPackage;

/** A document to be sealed. */
public record Sealing(SealUse use, LayoutPackage document, List<Stamp> stamps) {
}
