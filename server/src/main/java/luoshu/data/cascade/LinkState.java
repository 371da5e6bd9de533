package luoshu.data.cascade;

/** What a link is now: nothing was exchanged yet, the last exchange went well, it is cut, or somebody suspended it. */
public enum LinkState { NEW, CONNECTED, CUT, SUSPENDED }
