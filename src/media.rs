//! Pictures, share cards and QR codes.

pub mod gallery;
pub(crate) mod near_file;
pub(crate) mod picture;
pub mod qr;
pub(crate) mod share_card;
