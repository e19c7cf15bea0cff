/* For trials only: Wine 8 has no bcryptprimitives.dll, which Rust's standard library asks for
   random bytes (cryptography, python-calamine). Windows has had it since Windows 7. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length); /* advapi32's RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
