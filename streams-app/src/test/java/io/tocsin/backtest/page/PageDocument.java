package io.tocsin.backtest.page;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as a reader of XML sees it. */
public final class PageDocument {
    private PageDocument() {}

    public static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    /** What stands in the elements of a name. */
    public static List<String> texts(Document document, String element) {
        return elements(document, element).stream().map(Element::getTextContent).toList();
    }

    /** What stands in the elements of a class. */
    public static List<String> withClass(Document document, String css) {
        return elements(document, "*").stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(css))
                .map(Element::getTextContent)
                .toList();
    }

    static List<String> attributes(Document document, String element, String attribute) {
        return elements(document, element).stream()
                .map(each -> each.getAttribute(attribute))
                .toList();
    }

    private static List<Element> elements(Document document, String element) {
        NodeList found = document.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
