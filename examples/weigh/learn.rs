//! Logistic regression in which most weights become nothing.

use crate::cases::Case;

/// How it learns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// How far a weight goes at first.
    pub(crate) step: f64,
    /// How much must speak for a weight that isn't nothing.
    pub(crate) lasso: f64,
    /// How many times each case is seen.
    pub(crate) rounds: usize,
}

/// A weight before the penalties are taken off.
#[derive(Debug, Clone, Copy, Default)]
struct Pull {
    sum: f64,
    squares: f64,
}

const BETA: f64 = 1.0;
const RIDGE: f64 = 1.0;

impl Pull {
    fn weight(self, pace: Pace) -> f64 {
        if self.sum.abs() <= pace.lasso {
            return 0.0;
        }
        let slowed = (BETA + self.squares.sqrt()) / pace.step + RIDGE;
        (self.sum.signum() * pace.lasso - self.sum) / slowed
    }

    fn take(&mut self, slope: f64, pace: Pace) {
        let squares = self.squares + slope * slope;
        let sigma = (squares.sqrt() - self.squares.sqrt()) / pace.step;
        self.sum += slope - sigma * self.weight(pace);
        self.squares = squares;
    }
}

/// The weights of `count` pieces of evidence, in nepers of odds, by descent case by case with steps that shrink for
/// each weight (FTRL-Proximal: `McMahan` and others 2013). What is held back is only measured.
pub(crate) fn learn(cases: &[Case], count: usize, pace: Pace) -> Vec<f64> {
    let mut pulls = vec![Pull::default(); count];
    let (held, mut order): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.is_held);
    let mut random = 7u64;
    for round in 1..=pace.rounds {
        shuffle(&mut order, &mut random);
        for case in &order {
            let slope = chance(case, &pulls, pace) - f64::from(u8::from(case.is_right));
            for piece in &case.evidence {
                pulls[*piece as usize].take(slope, pace);
            }
        }
        let (seen, unseen) = (loss(&order, &pulls, pace), loss(&held, &pulls, pace));
        let kept = pulls.iter().filter(|pull| pull.weight(pace) != 0.0).count();
        eprintln!("round {round}: loss {seen:.4}, held back {unseen:.4}, {kept} weights");
    }
    pulls.iter().map(|pull| pull.weight(pace)).collect()
}

fn chance(case: &Case, pulls: &[Pull], pace: Pace) -> f64 {
    let weights = case
        .evidence
        .iter()
        .map(|piece| pulls[*piece as usize].weight(pace));
    1.0 / (1.0 + (-weights.sum::<f64>()).exp())
}

/// The mean surprise of `cases`, in nepers.
#[expect(clippy::cast_precision_loss, reason = "there are not that many cases")]
fn loss(cases: &[&Case], pulls: &[Pull], pace: Pace) -> f64 {
    let surprise = cases.iter().map(|case| {
        let chance = chance(case, pulls, pace);
        -(if case.is_right { chance } else { 1.0 - chance })
            .max(1e-9)
            .ln()
    });
    surprise.sum::<f64>() / cases.len().max(1) as f64
}

/// The same order each time (a linear congruential generator: Knuth, MMIX).
fn shuffle(order: &mut [&Case], random: &mut u64) {
    for at in (1..order.len()).rev() {
        *random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(*random >> 33).unwrap_or(0) % (at + 1);
        order.swap(at, other);
    }
}
