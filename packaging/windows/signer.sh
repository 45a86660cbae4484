#!/bin/bash
# Authenticode with Debian's osslsigncode.     SIGN=test | pkcs11  signer.sh FILE...
#   test     a throw-away certificate of our own: shows that signing works, convinces nobody
#   pkcs11   a real key on a token or HSM (since 2023-06-01 CAs hand out no others):
#            PKCS11_MODULE=/usr/lib/.../opensc-pkcs11.so PKCS11_KEY='pkcs11:object=...' CERT=chain.pem [TSA=http://...]
set -euo pipefail
case ${SIGN:-} in
test)
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    openssl req -x509 -newkey rsa:3072 -nodes -keyout "$folder/key.pem" -out "$folder/cert.pem" -days 30 \
        -subj "/CN=Vejviser TEST" -addext extendedKeyUsage=codeSigning 2> /dev/null
    how=(-certs "$folder/cert.pem" -key "$folder/key.pem")
    ;;
pkcs11) how=(-pkcs11module "$PKCS11_MODULE" -key "$PKCS11_KEY" -certs "$CERT" -ts "${TSA:-http://timestamp.digicert.com}") ;;
*) echo "SIGN is test or pkcs11" >&2; exit 2 ;;
esac
for file; do
    osslsigncode sign "${how[@]}" -h sha256 -n Vejviser -in "$file" -out "$file.signed" > /dev/null
    mv "$file.signed" "$file"
    echo "signed $(basename "$file")"
done
