"""What the model predicts: the codebook's labels and roles in the order of the network's outputs."""

PLEDGE_KINDS = ("declaration", "offer", "agreement", "acceptance", "rejection", "extension", "termination", "expiry",
                "threat_to_end", "proposal", "call_for")
INCIDENT_KINDS = ("armed_clash", "shelling_rocket", "air_drone_strike", "bomb_ied", "shooting", "raid_arrest", "abduction",
                  "other_violence")
PLEDGE_FACTUALITY = ("asserted", "reported", "denied", "hypothetical", "failed")
INCIDENT_FACTUALITY = ("asserted", "reported", "denied", "threatened", "hypothetical")
PLEDGE_ROLES = ("undertaking", "condition", "starts", "ends_or_duration", "said_by")
INCIDENT_ROLES = ("actor", "target", "place", "date_text", "said_by")
PARTIES = ("actor", "target")  # roles that name a side
PLEDGE_LISTS = ("pledgers", "counterparts", "mediators")
OF_ONE_SIDE = frozenset({"declaration", "offer", "acceptance", "rejection", "termination", "threat_to_end"})  # what one side does
TOLLS = ("killed", "injured")
KINDS = {"pledge": PLEDGE_KINDS, "incident": INCIDENT_KINDS}
ROLES = {"pledge": PLEDGE_ROLES, "incident": INCIDENT_ROLES}
FACTUALITY = {"pledge": PLEDGE_FACTUALITY, "incident": INCIDENT_FACTUALITY}
FLAG = {"pledge": "anonymous", "incident": "alleged_violation"}
FAMILIES = ("pledge", "incident")
CLASSES = 1 + len(PLEDGE_KINDS) + len(INCIDENT_KINDS)  # of a piece as anchor: none, then the kinds
FIRST_CLASS = {"pledge": 1, "incident": 1 + len(PLEDGE_KINDS)}
