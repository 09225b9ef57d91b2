//! Questions to the disk about many files.

use rayon::prelude::*;

/// Up to so many files are asked about sooner than other threads are started for it.
const FEW: usize = 1000;

/// The answers in the order of the questions.
pub fn ask<Q: Sync, A: Send>(questions: &[Q], answer: impl Fn(&Q) -> A + Sync + Send) -> Vec<A> {
    match questions.len() {
        ..=FEW => questions.iter().map(answer).collect(),
        _ => questions.par_iter().map(answer).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_questions() {
        for length in [0, 1, FEW, FEW + 1, 5 * FEW] {
            let questions: Vec<usize> = (0..length).collect();
            assert_eq!(ask(&questions, |question| *question), questions);
        }
    }
}
