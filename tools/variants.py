"""Makes packages/data/variants.txt from Unihan_Variants.txt: python3 tools/variants.py Unihan_Variants.txt > packages/data/variants.txt

A character outside GB 2312 is folded to the one character inside it that Unihan names as its simplified or z-variant, or as a semantic variant after the glyph standard of Hong Kong. Characters that the
Table of General Standard Characters (2013) made characters of their own again for names stay what they are, whatever Unihan says.
"""
import re
import sys

OWN = "喆昇堃淼犇甦邨龢祕阪脩陞晳瞋噘蹚溧勠仝翦迺頫濛镕彧洺槑"


def common(character):
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


targets, preferred = {}, {}
for line in open(sys.argv[1], encoding="utf-8"):
    if not line.startswith("U+"):
        continue
    code, field, values = line.rstrip("\n").split("\t")
    one = chr(int(code[2:], 16))
    for value in values.split():
        other, _, source = value.partition("<")
        other = chr(int(other[2:], 16))
        pairs = []
        if field == "kSimplifiedVariant":
            preferred.setdefault(one, set()).add(other)
        elif field == "kTraditionalVariant":
            preferred.setdefault(other, set()).add(one)
        elif field == "kZVariant" or (field == "kSemanticVariant" and "kHKGlyph" in source):
            targets.setdefault(one, set()).add(other)
            targets.setdefault(other, set()).add(one)

folded = {}
for one in sorted(set(targets) | set(preferred)):
    if common(one) or one in OWN or ord(one) > 0xFFFF:
        continue
    for choice in (preferred.get(one, set()), targets.get(one, set())):
        fits = {c for c in choice if common(c) and c not in OWN}
        if len(fits) == 1:
            folded.setdefault(fits.pop(), []).append(one)
            break
print("# Characters written in more than one way: the one compared, then those folded to it. Made by tools/variants.py.")
print("# Source: Unicode Character Database, Unihan_Variants.txt 10.0.0 (UAX #38; Copyright 1991-2017 Unicode, Inc., terms of use: www.unicode.org/terms_of_use.html).")
print("# Not folded: characters the Table of General Standard Characters 通用规范汉字表 (国发〔2013〕23号) gives back to names, such as 喆, 昇, 堃.")
for one in sorted(folded):
    print(one + " " + "".join(sorted(folded[one])))
