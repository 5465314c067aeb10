//! Any bytes as a table of word vectors.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let wanted = ["a", "car", "the"].map(str::to_owned).into();
    let _ = leadar::link::read_vectors("vectors.txt", bytes, wanted);
});
