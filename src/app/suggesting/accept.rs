//! Taking suggestions over as stances.
