//! Pictures, share cards and QR codes.

pub mod gallery;
pub(crate) mod picture;
pub mod qr;
pub(crate) mod share_card;
