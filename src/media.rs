//! Pictures, share cards and QR codes.

pub mod gallery;
pub mod picture;
pub mod qr;
pub mod share_card;
