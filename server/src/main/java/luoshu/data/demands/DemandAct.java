package luoshu.data.demands;

/**
 * What is done with a demand. HAND_IN to the own head, who gives it back (RETURN) or hands it to the providing organ (APPROVE); the author may take it back before (RECALL) or give it up (DISCARD). CORRECT and WITHDRAW are of
 * the asking organ while the case runs, TERMS, CONCLUDE and SUPPLY of the providing one.
 */
public enum DemandAct { OPEN, HAND_IN, RECALL, RETURN, APPROVE, DISCARD, CORRECT, WITHDRAW, TERMS, CONCLUDE, SUPPLY }
