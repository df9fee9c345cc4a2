package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityNamesTest {
    private final EntityNames names = new EntityNames();

    @Test
    void shouldKeepFoldersInsideTheDirectory() {
        assertThat(names.ofFolder("web-1.example")).isEqualTo("web-1.example");
        assertThat(names.ofFolder("../../etc/passwd")).isEqualTo("_.._.._etc_passwd");
        assertThat(names.ofFolder("..")).isEqualTo("_..");
        assertThat(names.ofFolder("")).isEqualTo("_");
    }

    @Test
    void shouldGiveEveryEntityAFolderOfItsOwn() {
        assertThat(names.ofFolder("shop/web")).isEqualTo("shop_web");
        assertThat(names.ofFolder("shop:web")).isEqualTo("shop_web-2");
        assertThat(names.ofFolder("SHOP_WEB")).isEqualTo("SHOP_WEB-3");
        assertThat(names.ofFolder("shop_web-2")).isEqualTo("shop_web-2-2");
    }

    @Test
    void shouldKeepTheColumnsOfATable() {
        assertThat(names.inTable("shop/web 1")).isEqualTo("shop/web 1");
        assertThat(names.inTable("rack 1, web\n1")).isEqualTo("rack 1_ web_1");
    }
}
