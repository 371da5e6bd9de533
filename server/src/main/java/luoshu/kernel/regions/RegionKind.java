package luoshu.kernel.regions;

/** What a division is. GROUP (419000) only holds county-level cities that the province runs itself; ZONE is a functional zone, no division in law. */
public enum RegionKind { PROVINCE, CITY, GROUP, DISTRICT, COUNTY, COUNTY_CITY, ZONE, TOWNSHIP, VILLAGE }
