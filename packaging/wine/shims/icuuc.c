/* For trials only: Wine has no icuuc.dll, which Windows 10 ships since 1703. No converter can be
   opened here, so Qt keeps to the UTF codecs of its own, the only ones this program uses. */
typedef int UErrorCode;
typedef struct UConverter UConverter;

#define EXPORT __declspec(dllexport)
#define FAIL(error, code) do { if (error) *(error) = (code); } while (0)
enum { U_ILLEGAL_ARGUMENT_ERROR = 1, U_FILE_ACCESS_ERROR = 4 };

EXPORT UConverter *ucnv_open(const char *name, UErrorCode *error)
{
    (void)name;
    FAIL(error, U_FILE_ACCESS_ERROR);
    return 0;
}

EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { (void)number; return 0; }

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, UErrorCode *error)
{
    (void)name, (void)standard;
    FAIL(error, U_ILLEGAL_ARGUMENT_ERROR);
    return 0;
}

/* What is called with an open converter only, and so never: the names must be there to be linked. */
EXPORT void ucnv_close(UConverter *c) { (void)c; }
EXPORT void ucnv_reset(UConverter *c) { (void)c; }
EXPORT signed char ucnv_getMaxCharSize(const UConverter *c) { (void)c; return 1; }
EXPORT const char *ucnv_getName(const UConverter *c, UErrorCode *e) { (void)c, (void)e; return 0; }
EXPORT int ucnv_toUCountPending(const UConverter *c, UErrorCode *e) { (void)c, (void)e; return 0; }
EXPORT int ucnv_fromUCountPending(const UConverter *c, UErrorCode *e) { (void)c, (void)e; return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_getToUCallBack(void) {}
EXPORT void ucnv_getFromUCallBack(void) {}
EXPORT void ucnv_setToUCallBack(void) {}
EXPORT void ucnv_setFromUCallBack(void) {}
EXPORT void ucnv_cbToUWriteUChars(void) {}
EXPORT void ucnv_cbFromUWriteUChars(void) {}
EXPORT void ucnv_toUnicode(void) {}
EXPORT void ucnv_fromUnicode(void) {}
