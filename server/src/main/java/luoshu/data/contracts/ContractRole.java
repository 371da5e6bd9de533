package luoshu.data.contracts;

/** Side of a contract on which somebody's reach is asked: the organ that gives the data, or the one that uses them. */
public enum ContractRole { PROVIDER, ASKER }
