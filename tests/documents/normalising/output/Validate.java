import java.io.File;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints, for every rule of a PDF standard that a file breaks, the file and the rule. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        for (int number = 1; number < arguments.length; number++) {
            validate(arguments[number], flavour);
        }
        System.out.println("done");
    }

    private static void validate(String file, PDFAFlavour flavour) throws Exception {
        try (
            PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)
        ) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion broken : result.getTestAssertions()) {
                if (broken.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println(file + "\t" + broken.getRuleId().getClause()
                        + "\t" + broken.getMessage().replaceAll("\\s+", " "));
                }
            }
        }
    }
}
