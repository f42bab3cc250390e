//! How the weights are packed.
