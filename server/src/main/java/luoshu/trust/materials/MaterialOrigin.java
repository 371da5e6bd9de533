package luoshu.trust.materials;

/** Where a material came from: uploaded by who applied or keeps it, taken in at a window, handed in again from the space, or taken from where it is kept (a certificate). */
public enum MaterialOrigin { UPLOADED, WINDOW, SPACE, SOURCE }
