/**
 * Who vouches for a model: Ed25519 signatures over artifacts, and the keys that are trusted to make them.
 *
 * <p>Comes in: key files, the bytes of an artifact. Goes out: a signature, or the objection to one. Knows the JDK alone. Next: {@code
 * io.tocsin.registry} asks {@link io.tocsin.signing.ArtifactTrust} before it parses anything, {@code io.tocsin.trainer} signs what it publishes.
 */
@NullMarked
package io.tocsin.signing;

import org.jspecify.annotations.NullMarked;
