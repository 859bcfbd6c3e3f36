/* Words of Sphinx's search script, shown on the search page. Sphinx's own Turkish file lacks the
   status line, and picks a plural by true or false, so that no line is shown at all: here the
   expression is a number. */
Documentation.addTranslations({
    "locale": "tr",
    "messages": {
        ", in ": ", şurada: ",
        "Preparing search...": "Arama hazırlanıyor…",
        "Search Results": "Arama sonuçları",
        "Search finished, found one page matching the search query.": [
            "Aramayla eşleşen ${resultCount} sayfa bulundu."
        ],
        "Searching": "Aranıyor",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Aramayla eşleşen sayfa bulunamadı. Bütün kelimelerin doğru yazıldığından emin olun."
    },
    "plural_expr": "0"
});
