//! The search for bytes of some kind, many of them at once.
//!
//! A processor compares sixteen bytes in the time of one where it need not stop in between. So whole stretches are asked
//! whether they have any, and what is left behind the last one is looked at together with what stands before it.

/// How many bytes are looked at together.
const TOGETHER: usize = 16;

/// Whether some bytes have one that is sought.
#[inline]
pub(crate) fn has(bytes: &[u8], is_sought: impl Fn(u8) -> bool) -> bool {
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().any(|stretch| is_in(stretch, &is_sought)) || is_in(last, &is_sought),
        None => bytes.iter().fold(false, |any, byte| any | is_sought(*byte)),
    }
}

/// Whether two bytes that follow each other are what is sought.
#[inline]
pub(crate) fn has_pair(bytes: &[u8], is_sought: impl Fn(u8, u8) -> bool) -> bool {
    let seconds = bytes.get(1..).unwrap_or_default();
    let firsts = &bytes[..seconds.len()];
    let is_in = |(firsts, seconds): (&[u8; TOGETHER], &[u8; TOGETHER])| {
        firsts.iter().zip(seconds).fold(false, |any, (first, second)| any | is_sought(*first, *second))
    };
    match (firsts.last_chunk(), seconds.last_chunk()) {
        (Some(first), Some(second)) => {
            firsts.as_chunks().0.iter().zip(seconds.as_chunks().0).any(is_in) || is_in((first, second))
        }
        _ => firsts.iter().zip(seconds).fold(false, |any, (first, second)| any | is_sought(*first, *second)),
    }
}

/// Where the first one stands that is sought.
#[inline]
pub(crate) fn position(bytes: &[u8], is_sought: impl Fn(u8) -> bool) -> Option<usize> {
    let passed = TOGETHER * bytes.as_chunks().0.iter().take_while(|stretch| !is_in(stretch, &is_sought)).count();
    if bytes.len() - passed < TOGETHER && bytes.last_chunk().is_some_and(|last| !is_in(last, &is_sought)) {
        return None;
    }
    bytes[passed..].iter().position(|byte| is_sought(*byte)).map(|at| passed + at)
}

#[inline]
fn is_in(stretch: &[u8; TOGETHER], is_sought: impl Fn(u8) -> bool) -> bool {
    stretch.iter().fold(false, |any, byte| any | is_sought(*byte))
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, has, has_pair, position};

    #[test]
    fn what_is_sought_is_found_wherever_it_stands() {
        for length in 0..=3 * TOGETHER {
            let mut bytes = vec![b'-'; length];
            assert!(!has(&bytes, |byte| byte == b'x'));
            assert!(!has_pair(&bytes, |first, second| first == b'-' && second == b'x'));
            assert_eq!(position(&bytes, |byte| byte == b'x'), None);
            for at in 0..length {
                bytes[at] = b'x';
                assert!(has(&bytes, |byte| byte == b'x'));
                assert_eq!(has_pair(&bytes, |first, second| first == b'-' && second == b'x'), at > 0);
                assert_eq!(has_pair(&bytes, |first, second| first == b'x' && second == b'-'), at + 1 < length);
                assert_eq!(position(&bytes, |byte| byte == b'x'), Some(at));
                bytes[at] = b'-';
            }
        }
    }
}
