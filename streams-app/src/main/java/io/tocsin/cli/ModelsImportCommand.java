package io.tocsin.cli;

import picocli.CommandLine.Command;

/** {@code tocsin publish} among the other commands on models. Confined to one thread. */
@Command(
        name = "import",
        description = "Verify an artifact file and publish it; with --deploy let it judge. The same as tocsin publish.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin models import default.tocsin",
            "  tocsin models import hosts.tocsin --deploy --selector 'host/*'"
        })
final class ModelsImportCommand extends PublishCommand {}
