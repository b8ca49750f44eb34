//! Values that were packed are what they were, and other bytes make none.

use std::fmt::Debug;

use super::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Left,
    Right,
}

#[derive(Debug, PartialEq)]
struct Mixed {
    side: Side,
    names: Vec<Arc<str>>,
    shape: Option<Shape>,
    counts: BTreeMap<String, usize>,
}

packed! { enum Side { Left, Right } }
#[derive(Debug, PartialEq)]
enum Shape {
    Nothing,
    Square(u32),
    Box { width: u32, height: u32 },
}

packed! { variants Shape { 0: Nothing {}, 1: Square { 0: side }, 2: Box { width: width, height: height } } }
packed! { struct Mixed { side, names, shape, counts } }

#[track_caller]
fn check<T: Packed + Debug + PartialEq>(value: &T) {
    let mut packer = Packer::default();
    value.pack(&mut packer);
    let bytes = packer.bytes();
    let mut unpacker = Unpacker::new(&bytes);
    assert_eq!(T::unpack(&mut unpacker).as_ref(), Some(value));
    assert!(unpacker.is_at_end());
    // Of a part of them no value is made that needs more than there is.
    for end in 0..bytes.len() {
        let mut unpacker = Unpacker::new(&bytes[..end]);
        assert_eq!(T::unpack(&mut unpacker), None, "the first {end} bytes");
    }
}

fn mixed(side: Side) -> Mixed {
    let names = ["a", "ü", "a", "", "ü"].map(Arc::from).to_vec();
    let counts = BTreeMap::from([("x".to_owned(), 300), ("y".to_owned(), 0)]);
    Mixed { side, names, shape: Some(Shape::Box { width: 300, height: 7 }), counts }
}

#[test]
fn what_was_packed_is_what_it_was() {
    for number in [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX - 1, u64::MAX] {
        check(&number);
    }
    check(&mixed(Side::Left));
    check(&mixed(Side::Right));
    check(&vec![Shape::Nothing, Shape::Square(5)]);
    check(&vec![Some(true), None, Some(false)]);
    check(&vec![Ok(7_u64), Err("nothing is there".to_owned())]);
}

#[test]
fn shared_texts_are_shared_again() {
    let mut packer = Packer::default();
    mixed(Side::Left).pack(&mut packer);
    let bytes = packer.bytes();
    let again = Mixed::unpack(&mut Unpacker::new(&bytes)).unwrap();
    assert!(Arc::ptr_eq(&again.names[0], &again.names[2]) && Arc::ptr_eq(&again.names[1], &again.names[4]));
}

#[test]
fn other_bytes_make_no_value() {
    let unpack = |bytes: &[u8]| Mixed::unpack(&mut Unpacker::new(bytes));
    assert_eq!(unpack(&[2]), None, "no such side");
    assert_eq!(unpack(&[0, 1, 3, 1, b'a']), None, "no such shared text");
    assert_eq!(unpack(&[0, 1, 0, 1, 0xff]), None, "not UTF-8");
    assert_eq!(Vec::<u8>::unpack(&mut Unpacker::new(&[0xff; 9])), None, "a list that is too long");
    assert_eq!(u8::unpack(&mut Unpacker::new(&[0x80, 2])), None, "too large");
    assert_eq!(bool::unpack(&mut Unpacker::new(&[2])), None);
    let many = |last: u8| [[0xff; 9].as_slice(), &[last]].concat();
    assert_eq!(Unpacker::new(&many(1)).number(), Some(u64::MAX));
    assert_eq!(Unpacker::new(&many(2)).number(), None, "more than 64 bits");
}
