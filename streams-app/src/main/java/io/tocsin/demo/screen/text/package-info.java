/**
 * Words and numbers for people. In come records of {@link io.tocsin.demo.screen.view}, out go strings without line breaks, colours or
 * escape codes. Next: {@link io.tocsin.demo.screen.render} places them, {@link io.tocsin.demo.screen.PlainLines} prints them.
 */
@NullMarked
package io.tocsin.demo.screen.text;

import org.jspecify.annotations.NullMarked;
