package luoshu.trust.layout.internal;

import luoshu.trust.layout.Xml;

/** Draws one page. */
public interface PagePen {

    /** The objects of a page or of the template behind it. */
    void content(Xml page);

    /** An image over the page; {@code boundary}: x y width height in mm. */
    void image(String boundary, byte[] image);
}
