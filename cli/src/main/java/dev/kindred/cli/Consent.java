package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.lab.Claim;
import dev.kindred.lab.Origin;
import java.util.Optional;

/** Tells people that a lab was made from another file than theirs, and asks whether it is meant. */
record Consent(Notices notices) {
  /** Of somebody who changes the lab. The lab itself refuses where nobody said yes. */
  Claim to(Lab lab, Claim claim) {
    Optional<Origin> from = lab.record().origin();
    switch (claim.on(from)) {
      case OURS -> {}
      case MOVED -> notices.note(was(lab, from) + ", which is gone; it is taken for moved here");
      case FOREIGN -> {
        String both = both(lab, from, claim);
        if (claim.onPurpose()) {
          notices.note(both);
        } else if (notices.asks()) {
          return notices.console().yes(both + ". Is that lab meant? [y/N] ")
              ? claim.meant()
              : claim;
        }
      }
    }
    return claim;
  }

  /** Of somebody who only looks at the lab, or enters it. */
  void toLook(Lab lab, Claim claim) {
    Optional<Origin> from = lab.record().origin();
    if (claim.on(from) == Claim.Verdict.FOREIGN) {
      notices.note(both(lab, from, claim));
    }
  }

  private static String was(Lab lab, Optional<Origin> from) {
    return "lab " + lab.name() + " was made from " + from.map(Origin::toString).orElse("a file");
  }

  private static String both(Lab lab, Optional<Origin> from, Claim claim) {
    return was(lab, from) + claim.origin().map(now -> ", and this is " + now).orElse("");
  }
}
